using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>A product at one provider: what it asks for, what it does with it, and what it keeps. Products are data; no algorithm knows one by name. Immutable and thread-safe.</summary>
public sealed class ProductDefinition
{
    /// <summary>Makes a product.</summary>
    /// <param name="id">A stable name, such as <c>SalesCrmGoogle</c>.</param>
    /// <param name="title">The name people read.</param>
    /// <param name="catalogue">What the provider's connector can do.</param>
    /// <param name="requests">The scopes asked for.</param>
    /// <param name="capabilities">What the product does.</param>
    /// <param name="policy">What the product keeps.</param>
    /// <exception cref="ArgumentException">A scope or capability that the provider lacks, a scope asked for twice, or two settings of one id.</exception>
    public ProductDefinition(
        string id,
        string title,
        ProviderCatalogue catalogue,
        IReadOnlyList<ScopeRequest> requests,
        IReadOnlyList<CapabilityRequest> capabilities,
        DataPolicy policy)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(capabilities);
        ArgumentNullException.ThrowIfNull(policy);
        Id = id;
        Title = title;
        Catalogue = catalogue;
        Requests = requests;
        Capabilities = capabilities;
        Policy = policy;
        Settings = [.. requests.Select(request => request.Setting).Concat(capabilities.Select(request => request.Setting)).OfType<ProductSetting>().Distinct()];
        Check();
    }

    /// <summary>A stable name.</summary>
    public string Id { get; }

    /// <summary>The name people read.</summary>
    public string Title { get; }

    /// <summary>Whose accounts it connects.</summary>
    public Provider Provider => Catalogue.Provider;

    /// <summary>What the provider's connector can do.</summary>
    public ProviderCatalogue Catalogue { get; }

    /// <summary>The scopes asked for, in the order a reader sees them.</summary>
    public IReadOnlyList<ScopeRequest> Requests { get; }

    /// <summary>What the product does.</summary>
    public IReadOnlyList<CapabilityRequest> Capabilities { get; }

    /// <summary>The settings that add to what it asks for.</summary>
    public IReadOnlyList<ProductSetting> Settings { get; }

    /// <summary>What it keeps, for how long, and where it may go.</summary>
    public DataPolicy Policy { get; }

    /// <summary>Narrower scopes it could do with, at a price. Default none.</summary>
    public IReadOnlyList<ScopeTradeOff> TradeOffs { get; init; } = [];

    /// <summary>What a reader should know about the table of scopes. Default none.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The id.</summary>
    public override string ToString() => Id;

    private void Check()
    {
        foreach (var request in Requests)
        {
            if (!Catalogue.Scopes.TryGet(request.Scope, out _))
            {
                throw new ArgumentException($"The product '{Id}' asks for '{request.Scope.Value}', which the {Provider} catalogue lacks; ask for one of its scopes.");
            }
        }

        foreach (var capability in Capabilities.Select(request => request.Capability))
        {
            if (Catalogue.OperationsOf(capability).Count == 0)
            {
                throw new ArgumentException($"The product '{Id}' names the capability '{capability.Id}', which the {Provider} connector lacks; name only capabilities that have operations in its catalogue.");
            }
        }

        if (Requests.GroupBy(request => request.Scope).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"The product '{Id}' asks for '{twice.Key.Value}' twice; keep one request for it.");
        }

        if (Settings.GroupBy(setting => setting.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } same)
        {
            throw new ArgumentException($"The product '{Id}' has two settings with the id '{same.Key}'; give each its own.");
        }
    }
}
