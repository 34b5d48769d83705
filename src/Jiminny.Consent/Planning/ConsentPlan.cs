using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>Exactly the scopes that a product with its settings asks for, in the steps to ask in. Immutable and thread-safe.</summary>
public sealed class ConsentPlan
{
    private ConsentPlan(ProductDefinition product, ProductSettings settings, IReadOnlyList<ScopeRequest> requests)
    {
        Product = product;
        Settings = settings;
        Requests = requests;
        Scopes = [.. requests.Select(request => request.Scope)];
        Capabilities = [.. product.Capabilities.Where(request => settings.Includes(request.Setting)).Select(request => request.Capability)];
        Steps = ConsentSteps.Arrange(product, requests);
    }

    /// <summary>The product.</summary>
    public ProductDefinition Product { get; }

    /// <summary>The settings that are on.</summary>
    public ProductSettings Settings { get; }

    /// <summary>The scopes with their purposes.</summary>
    public IReadOnlyList<ScopeRequest> Requests { get; }

    /// <summary>The scopes, in the product's order.</summary>
    public IReadOnlyList<Scope> Scopes { get; }

    /// <summary>What the product does with these settings.</summary>
    public IReadOnlyList<Capability> Capabilities { get; }

    /// <summary>The steps, signing in first, then what is required, then what settings add.</summary>
    public IReadOnlyList<ConsentStep> Steps { get; }

    /// <summary>Plans the consent of a product.</summary>
    /// <param name="product">The product.</param>
    /// <param name="settings">The settings that are on.</param>
    /// <returns>The plan.</returns>
    public static ConsentPlan For(ProductDefinition product, ProductSettings settings)
    {
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(settings);
        return new ConsentPlan(product, settings, [.. product.Requests.Where(request => settings.Includes(request.Setting))]);
    }

    /// <summary>The scopes that are wider than the product's calls need, with what would be enough and why.</summary>
    /// <returns>They, in the product's order; none when the plan asks for the least.</returns>
    public IReadOnlyList<NarrowerScope> FindNarrower() => LeastPrivilege.FindNarrower(this);

    /// <summary>The same plan with each scope that is wider than needed replaced by what is enough.</summary>
    /// <returns>A plan that switches on the same capabilities.</returns>
    public ConsentPlan WithLeastPrivilege()
    {
        var narrower = FindNarrower().ToDictionary(scope => scope.Asked);
        var requests = Requests
            .SelectMany(request => narrower.TryGetValue(request.Scope, out var found) ? found.Enough.Select(scope => request with { Scope = scope }) : [request])
            .DistinctBy(request => request.Scope);
        return new ConsentPlan(Product, Settings, [.. requests]);
    }

    /// <summary>Finds the step that asks for a scope, or for one that implies it.</summary>
    /// <param name="scope">The scope.</param>
    /// <returns>The step, or <see langword="null"/> where the plan asks for none such.</returns>
    public ConsentStep? StepFor(Scope scope) =>
        Steps.FirstOrDefault(step => step.Scopes.Contains(scope))
        ?? Steps.FirstOrDefault(step => step.Scopes.Any(asked => Product.Catalogue.Scopes.Implies(asked, scope)));
}
