namespace Jiminny.Connectors;

/// <summary>What one connector can do and what it needs for that: scopes, calls, and which calls make up a capability. Immutable and thread-safe.</summary>
public sealed class ProviderCatalogue
{
    private readonly Dictionary<Capability, IReadOnlyList<ProviderOperation>> capabilities;

    /// <summary>Makes a catalogue.</summary>
    /// <param name="scopes">The provider's scopes.</param>
    /// <param name="capabilities">The calls of each capability; a call may serve several.</param>
    /// <exception cref="ArgumentException">A capability without calls, a scope that the catalogue lacks, or two calls of one name.</exception>
    public ProviderCatalogue(ScopeCatalogue scopes, IReadOnlyDictionary<Capability, IReadOnlyList<ProviderOperation>> capabilities)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        ArgumentNullException.ThrowIfNull(capabilities);
        Scopes = scopes;
        this.capabilities = new Dictionary<Capability, IReadOnlyList<ProviderOperation>>(capabilities);
        Operations = [.. capabilities.Values.SelectMany(operations => operations).Distinct()];
        foreach (var operation in Operations)
        {
            Check(operation);
        }

        if (capabilities.FirstOrDefault(entry => entry.Value.Count == 0).Key is { } empty)
        {
            throw new ArgumentException($"The capability '{empty.Id}' names no call; leave it out where {Provider} has none.");
        }
    }

    /// <summary>Whose catalogue it is.</summary>
    public Provider Provider => Scopes.Provider;

    /// <summary>The provider's scopes.</summary>
    public ScopeCatalogue Scopes { get; }

    /// <summary>Every call.</summary>
    public IReadOnlyList<ProviderOperation> Operations { get; }

    /// <summary>The capabilities this provider has.</summary>
    public IReadOnlyCollection<Capability> Capabilities => capabilities.Keys;

    /// <summary>The calls of a capability; none where the provider lacks it.</summary>
    /// <param name="capability">The capability.</param>
    /// <returns>The calls.</returns>
    public IReadOnlyList<ProviderOperation> OperationsOf(Capability capability) => capabilities.GetValueOrDefault(capability) ?? [];

    /// <summary>Whether a grant switches a capability on: each of its calls is allowed.</summary>
    /// <param name="capability">The capability.</param>
    /// <param name="granted">The scopes granted.</param>
    /// <returns>Whether it does.</returns>
    public bool IsOn(Capability capability, IReadOnlySet<Scope> granted) =>
        OperationsOf(capability) is { Count: > 0 } operations && operations.All(operation => operation.IsAllowedBy(Scopes, granted));

    private void Check(ProviderOperation operation)
    {
        foreach (var scope in operation.BlockedBy.Prepend(operation.Least))
        {
            if (!Scopes.TryGet(scope, out _))
            {
                throw new ArgumentException($"The call '{operation.Name}' names the scope '{scope.Value}', which the {Provider} catalogue lacks.");
            }
        }

        if (Operations.Count(other => string.Equals(other.Name, operation.Name, StringComparison.Ordinal)) > 1)
        {
            throw new ArgumentException($"Two calls of {Provider} are named '{operation.Name}'.");
        }
    }
}
