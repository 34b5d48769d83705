using System.Net;
using System.Text.Json;
using Jiminny.AspNetCore.Authorization;
using Jiminny.Roles;

namespace Jiminny.AspNetCore.Tests.Authorization;

public sealed class PermissionEndpointTests(RolesHost host) : IClassFixture<RolesHost>
{
    [Theory]
    [InlineData("/open", null, HttpStatusCode.OK)]
    [InlineData("/licences", null, HttpStatusCode.Unauthorized)]
    [InlineData("/licences", "acme/boss", HttpStatusCode.OK)]
    [InlineData("/licences", "acme/rep", HttpStatusCode.Forbidden)]
    [InlineData("/licences", "acme/nobody", HttpStatusCode.Forbidden)]
    [InlineData("/licences", "nowhere/boss", HttpStatusCode.Forbidden)]
    [InlineData("/scorecards", "acme/boss", HttpStatusCode.OK)]
    [InlineData("/scorecards", "acme/lead", HttpStatusCode.Forbidden)]
    [InlineData("/both", "acme/boss", HttpStatusCode.OK)]
    [InlineData("/both", "acme/rep", HttpStatusCode.Forbidden)]
    [InlineData("/invoices", "acme/boss", HttpStatusCode.Forbidden)]
    [InlineData("/acme/teams/emea", "acme/lead", HttpStatusCode.OK)]
    [InlineData("/acme/teams/apac", "acme/lead", HttpStatusCode.Forbidden)]
    [InlineData("/acme/teams/emea", "other/boss", HttpStatusCode.NotFound)]
    [InlineData("/recordings/rep", "acme/boss", HttpStatusCode.OK)]
    [InlineData("/recordings/rep", "acme/coach", HttpStatusCode.Forbidden)]
    [InlineData("/recordings/nobody", "acme/boss", HttpStatusCode.NotFound)]
    [InlineData("/recordings/stranger", "acme/boss", HttpStatusCode.NotFound)]
    public async Task Endpoint_AnswersAsTheModelDecides(string path, string? caller, HttpStatusCode status)
    {
        using var response = await host.Get(path, caller);
        Assert.Equal(status, response.StatusCode);
    }

    [Fact]
    public async Task Denial_IsAProblemDocumentWithTheReason()
    {
        using var response = await host.Get("/recordings/rep", "acme/coach");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = await Read(response);
        Assert.Equal(
            ("recording.download", "NotAdmin", "Grant"),
            (problem.GetProperty("permission").GetString(), problem.GetProperty("reason").GetString(), problem.GetProperty("blockedBy").GetString()));
        Assert.False(problem.TryGetProperty("remedies", out _));
    }

    [Fact]
    public async Task Remedies_AreForCallersWhoGiveRoles()
    {
        await host.Execute(new RosterCommand.Invite("second", RoleSet.Insights | RoleSet.Admin));
        await host.Execute(new RosterCommand.Accept("second"));

        using var response = await host.Get("/both", "acme/second");

        var remedy = Assert.Single((await Read(response)).GetProperty("remedies").EnumerateArray());
        Assert.Equal(0, remedy.GetProperty("seatCost").GetInt32());
        var change = Assert.Single(remedy.GetProperty("changes").EnumerateArray());
        Assert.Equal(("hand the account over", "Members"), (change.GetProperty("change").GetString(), change.GetProperty("where").GetString()));
    }

    [Fact]
    public async Task ComingSoon_IsSaid()
    {
        using var response = await host.Get("/invoices", "acme/boss");
        Assert.Equal("ComingSoon", (await Read(response)).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task AResourceAtHand_IsAskedAbout()
    {
        Assert.Equal("listen", await Text("/listen/rep", "acme/rep"));
        Assert.Equal("listen", await Text("/listen/rep", "acme/lead"));
        Assert.Equal("no", await Text("/listen/lead", "acme/rep"));
        Assert.Equal("no", await Text("/listen/rep", null));
    }

    [Fact]
    public async Task AChange_ActsAtOnce()
    {
        await host.Execute(new RosterCommand.Invite("brief", RoleSet.Insights | RoleSet.Admin));
        using (var pending = await host.Get("/licences", "acme/brief"))
            Assert.Equal("InvitationPending", (await Read(pending)).GetProperty("reason").GetString());
        await host.Execute(new RosterCommand.Accept("brief"));
        using (var active = await host.Get("/licences", "acme/brief"))
            Assert.Equal(HttpStatusCode.OK, active.StatusCode);
        await host.Execute(new RosterCommand.Suspend("brief"));
        using (var suspended = await host.Get("/licences", "acme/brief"))
            Assert.Equal("Suspended", (await Read(suspended)).GetProperty("reason").GetString());
    }

    [Fact]
    public async Task AKindOfResourceNobodyRegistered_FailsClosed()
    {
        using var response = await host.Get("/mailbox", "acme/boss");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [Fact]
    public async Task Denials_AreLoggedWithoutPeople()
    {
        using var response = await host.Get("/scorecards", "acme/coach");
        var lines = host.Logs.Lines.Where(line => line.StartsWith(typeof(CallerOptions).Namespace!, StringComparison.Ordinal)).ToList();
        Assert.Contains(lines, line => line.EndsWith("Denied organisation.create-scorecards: NotAdmin, blocked by Grant", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("coach", StringComparison.Ordinal) || line.Contains("acme", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryPermission_CanBeRequired()
    {
        foreach (var permission in Permissions.All)
            Assert.Same(permission, Assert.IsAssignableFrom<PermissionRequirement>(Assert.Single(new RequirePermissionAttribute(permission.Id).GetRequirements())).Permission);
    }

    private async Task<string> Text(string path, string? caller)
    {
        using var response = await host.Get(path, caller);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<JsonElement> Read(HttpResponseMessage response)
    {
        using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return document.RootElement.Clone();
    }
}
