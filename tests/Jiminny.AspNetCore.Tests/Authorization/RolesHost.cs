using Jiminny.AspNetCore.Authorization;
using Jiminny.Roles;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jiminny.AspNetCore.Tests.Authorization;

/// <summary>A real server on a free port, with one organisation: boss, lead (manager of emea), rep (recorder in emea), coach.</summary>
public sealed class RolesHost : IAsyncLifetime
{
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    internal RecordedLogs Logs { get; } = new();

    internal IOrganisations Organisations => _app.Services.GetRequiredService<IOrganisations>();

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(Logs);
        builder.Services.AddAuthentication("header").AddScheme<AuthenticationSchemeOptions, HeaderAuthentication>("header", null);
        builder.Services.AddJiminnyRoles(options =>
        {
            options.Model = "current";
            options.SeatIncludesInsights = options.InsightsDownload = options.SeatDownloadsOwn = false;
            options.InsightsForExternals = options.SingleOwner = true;
            options.VoiceSeats = 1;
            options.InsightsSeats = 0;
        });
        builder.Services.AddJiminnyAuthorization().AddJiminnyAuthorization();
        builder.Services.AddJiminnyResource<Team>(context => new(new Team(context.Request.RouteValues["organisation"] as string ?? "acme", context.Request.RouteValues["team"] as string)));

        _app = builder.Build();
        _app.UseAuthentication();
        _app.UseAuthorization();
        _app.MapGet("/open", () => "open");
        _app.MapGet("/licences", () => "licences").RequirePermission(Permissions.Organisations.ReadLicences);
        _app.MapGet("/scorecards", [RequirePermission(PermissionId.OrganisationCreateScorecards)] () => "scorecards");
        _app.MapGet("/both", [RequirePermission(PermissionId.OrganisationReadLicences), RequirePermission(PermissionId.OrganisationTransferOwnership)] () => "both");
        _app.MapGet("/invoices", () => "invoices").RequirePermission(Permissions.Finance.DownloadInvoices);
        _app.MapGet("/{organisation}/teams/{team}", () => "team").RequirePermission(Permissions.Teams.Customise);
        _app.MapGet("/recordings/{owner}", () => "recording").RequirePermission(Permissions.Recordings.Download, Find);
        _app.MapGet("/listen/{owner}", async (string owner, HttpContext context, IAuthorizationService authorization) =>
            await authorization.MayAsync(context.User, Permissions.Recordings.Listen, new Recording("acme", owner, "emea")) ? "listen" : "no");
        _app.MapGet("/mailbox", () => "mailbox").RequirePermission(Permissions.Mailboxes.DesignateForImport);
        await _app.StartAsync(TestContext.Current.CancellationToken);
        _client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };

        Assert.True((await Organisations.FoundAsync("acme", "boss")).IsAccepted);
        Assert.True((await Organisations.FoundAsync("other", "boss")).IsAccepted);
        await Execute(new RosterCommand.CreateTeam("emea"));
        await Execute(new RosterCommand.Invite("lead", RoleSet.Recorder | RoleSet.Manager, "emea") { ManagedTeams = ["emea"] });
        await Execute(new RosterCommand.Invite("rep", RoleSet.Recorder, "emea"));
        await Execute(new RosterCommand.Invite("coach", RoleSet.Insights));
        foreach (var member in (string[])["lead", "rep", "coach"])
            await Execute(new RosterCommand.Accept(member));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    internal async Task Execute(RosterCommand command)
    {
        var outcome = await Organisations.ExecuteAsync("acme", null, command);
        Assert.True(outcome.IsAccepted, outcome.ToString());
    }

    internal async Task<HttpResponseMessage> Get(string path, string? caller)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (caller is not null)
            request.Headers.Add(HeaderAuthentication.Header, caller);
        return await _client.SendAsync(request);
    }

    // A recording of nobody known is not there; one of the other organisation is, but not for members of this one.
    private static ValueTask<Recording?> Find(HttpContext context) => new(context.Request.RouteValues["owner"] switch
    {
        "nobody" => null,
        "stranger" => new Recording("other", "boss"),
        var owner => new Recording("acme", (string)owner!, "emea"),
    });
}
