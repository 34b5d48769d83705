using Jiminny.Connectors;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Consent.Tests.Support;

/// <summary>A store and a key that outlive a host, as a database and a key vault do.</summary>
internal sealed class KeyAndStore : IConnectionStore
{
    private readonly InMemoryConnectionStore store = new();
    private readonly string key = Convert.ToBase64String(Enumerable.Range(1, TokenProtectionOptions.KeySize).Select(number => (byte)number).ToArray());

    public bool IsDurable => true;

    public void Register(IServiceCollection services)
    {
        services.AddSingleton<IConnectionStore>(this);
        services.AddJiminnyTokenKeys(options =>
        {
            options.Keys["2026"] = key;
            options.CurrentKeyId = "2026";
        });
    }

    public ValueTask<Connection?> FindAsync(MailboxKey mailbox, Provider provider, CancellationToken cancellationToken) => store.FindAsync(mailbox, provider, cancellationToken);

    public ValueTask<Connection?> SaveAsync(Connection connection, CancellationToken cancellationToken) => store.SaveAsync(connection, cancellationToken);

    public ValueTask<bool> DeleteAsync(MailboxKey mailbox, Provider provider, CancellationToken cancellationToken) => store.DeleteAsync(mailbox, provider, cancellationToken);

    public IAsyncEnumerable<Connection> ListAsync(string organisationId, CancellationToken cancellationToken) => store.ListAsync(organisationId, cancellationToken);
}
