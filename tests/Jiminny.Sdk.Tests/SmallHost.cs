using Jiminny.Connectors;
using Jiminny.Consent;
using Jiminny.Crm;
using Jiminny.Import;
using Jiminny.Import.Erasure;
using Jiminny.Roles;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Sdk.Tests;

/// <summary>A host with roles, connections and a CRM that knows one user; the organisation "acme" is founded by "founder".</summary>
internal sealed class SmallHost : IAsyncDisposable
{
    public const string Organisation = "acme";
    public const string Founder = "founder";

    private readonly ServiceProvider _services;

    private SmallHost(ServiceProvider services)
    {
        _services = services;
    }

    public IMailboxDesignation Designation => _services.GetRequiredService<IMailboxDesignation>();

    public IActivityWritePolicy WritePolicy => _services.GetRequiredService<IActivityWritePolicy>();

    public IErasure Erasure => _services.GetRequiredService<IErasure>();

    public IConnectionStore Connections => _services.GetRequiredService<IConnectionStore>();

    public static async Task<SmallHost> StartAsync(Action<JiminnyOptions>? configure = null, bool crmTellsUsers = true)
    {
        var services = new ServiceCollection()
            .AddJiminny(configure ?? (_ => { }))
            .AddJiminnyRoles(roles => (roles.Model, roles.SeatIncludesInsights, roles.SeatDownloadsOwn) = ("classic", true, true))
            .AddJiminnyConsent()
            .AddJiminnyInMemoryStore()
            .AddSingleton<ICrmAdapterFactory>(new OneUserCrm(crmTellsUsers))
            .AddSingleton<IMemberAddresses, Addresses>()
            .BuildServiceProvider();
        var host = new SmallHost(services);
        var founded = await services.GetRequiredService<IOrganisations>().FoundAsync(Organisation, Founder);
        Assert.True(founded.IsAccepted, founded.ToString());
        return host;
    }

    public async Task DoAsync(RosterCommand command)
    {
        var outcome = await _services.GetRequiredService<IOrganisations>().ExecuteAsync(Organisation, actorId: null, command);
        Assert.True(outcome.IsAccepted, outcome.ToString());
    }

    public async Task ConnectAsync(string memberId, Provider provider) =>
        await _services.GetRequiredService<IConnectionStore>().SaveAsync(
            new Connection
            {
                Mailbox = new MailboxKey(Organisation, memberId),
                Provider = provider,
                AccountId = "account",
                Scopes = [],
                ProtectedTokens = new byte[] { 1 },
                ConnectedAt = DateTimeOffset.UnixEpoch,
                UpdatedAt = DateTimeOffset.UnixEpoch,
            },
            default);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class Addresses : IMemberAddresses
    {
        public ValueTask<string?> FindAsync(string organisationId, string memberId, CancellationToken cancellationToken) =>
            new(memberId == "without-address" ? null : $"{memberId}@acme.example");
    }

    private sealed class OneUserCrm(bool tellsUsers) : ICrmAdapterFactory, ICrmAdapter, ICrmAccessCheck
    {
        public CrmDescriptor Descriptor { get; } = new("one-user");

        public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken) => new(this);

        public ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken) =>
            new(new CrmPage { Changes = [], Next = new CrmCursor("1"), IsLast = true });

        public ValueTask<CrmReadResult> CheckAccessAsync(string address, CancellationToken cancellationToken) =>
            new(address == $"{Founder}@acme.example" ? new CrmUserAccess { UserId = "U1", CanWriteActivities = true } : CrmUserAccess.None);

        bool ICrmAdapter.TryGetCapability<T>(out T capability)
        {
            capability = (tellsUsers ? this as T : null)!;
            return capability is not null;
        }
    }
}
