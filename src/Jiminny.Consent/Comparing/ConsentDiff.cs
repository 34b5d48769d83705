using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>What a plan asks for against what is granted. Immutable and thread-safe.</summary>
public sealed class ConsentDiff
{
    private ConsentDiff(ConsentPlan plan, GrantedScopes granted, IConsentLinks? links)
    {
        var scopes = plan.Product.Catalogue.Scopes;
        Plan = plan;
        Granted = [.. plan.Scopes.Where(scope => IsGranted(scopes, granted.Known, scope))];
        Missing = [.. plan.Requests.Where(request => !IsGranted(scopes, granted.Known, request.Scope)).Select(request => Describe(request, links))];
        Narrower = [.. Order(granted.Known.Where(scope => !scopes[scope].IsSignIn && !plan.Scopes.Contains(scope)
            && Missing.Any(missing => scopes.Implies(missing.Scope, scope))))];
        Excess = [.. Order(granted.Known.Where(scope => !scopes[scope].IsSignIn && !scopes.Covers(plan.Scopes.ToHashSet(), scope)))];
        Unknown = granted.Unknown;
        Conflicts = [.. Order(granted.Known).SelectMany(scope => scopes[scope].ConflictsWith.Where(granted.Known.Contains)
            .Select(spoiled => new ScopeConflict(scope, spoiled, scopes[scope].ConflictEffect ?? string.Empty)))];
        Capabilities = [.. plan.Capabilities.Select(capability => StateOf(capability, granted.Known))];
    }

    /// <summary>What is asked for.</summary>
    public ConsentPlan Plan { get; }

    /// <summary>The asked scopes that are granted, themselves or by a scope that implies them.</summary>
    public IReadOnlyList<Scope> Granted { get; }

    /// <summary>The asked scopes that are not granted. A narrower one in their place stays missing here, and switches on the capabilities it is enough for.</summary>
    public IReadOnlyList<MissingScope> Missing { get; }

    /// <summary>Granted scopes that open a part of what a missing one would, such as Mail.ReadBasic for Mail.Read.</summary>
    public IReadOnlyList<Scope> Narrower { get; }

    /// <summary>Granted scopes that open more than the plan asks for.</summary>
    public IReadOnlyList<Scope> Excess { get; }

    /// <summary>Granted scopes that the catalogue does not know; they are excess too.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>Granted scopes that spoil others.</summary>
    public IReadOnlyList<ScopeConflict> Conflicts { get; }

    /// <summary>Every capability of the plan, on or off.</summary>
    public IReadOnlyList<CapabilityState> Capabilities { get; }

    /// <summary>The capabilities that are on.</summary>
    public IEnumerable<CapabilityState> On => Capabilities.Where(state => state.IsOn);

    /// <summary>The capabilities that are off.</summary>
    public IEnumerable<CapabilityState> Off => Capabilities.Where(state => !state.IsOn);

    /// <summary>Whether everything the product cannot do without is granted.</summary>
    public bool IsUsable => !Missing.Any(missing => missing.IsRequired);

    /// <summary>Compares.</summary>
    /// <param name="plan">What is asked for.</param>
    /// <param name="granted">What is granted.</param>
    /// <param name="links">Where missing scopes are granted; <see langword="null"/> to leave addresses out.</param>
    /// <returns>The difference.</returns>
    public static ConsentDiff Between(ConsentPlan plan, GrantedScopes granted, IConsentLinks? links = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(granted);
        return new ConsentDiff(plan, granted, links);
    }

    // A scope that no token response names is granted with the sign-in that gave the token.
    private static bool IsGranted(ScopeCatalogue scopes, IReadOnlySet<Scope> granted, Scope scope) =>
        scopes.Covers(granted, scope) || (!scopes[scope].AppearsInToken && granted.Count > 0);

    private static IEnumerable<Scope> Order(IEnumerable<Scope> scopes) => scopes.OrderBy(scope => scope.Value, StringComparer.Ordinal);

    private MissingScope Describe(ScopeRequest request, IConsentLinks? links)
    {
        var grantor = Plan.Product.Catalogue.Scopes[request.Scope].GrantedBy;
        var step = Plan.StepFor(request.Scope)!;
        return new MissingScope(request.Scope, grantor, step, request.IsRequired)
        {
            UserLink = grantor == Grantor.Administrator ? null : links?.ForUser(step),
            AdministratorLink = grantor == Grantor.User ? null : links?.ForAdministrator(step),
        };
    }

    private CapabilityState StateOf(Capability capability, IReadOnlySet<Scope> granted)
    {
        var catalogue = Plan.Product.Catalogue;
        var operations = catalogue.OperationsOf(capability);
        var missing = operations.Select(operation => operation.Least).Where(least => !catalogue.Scopes.Covers(granted, least));
        var blocking = operations.SelectMany(operation => operation.BlockedBy).Where(granted.Contains);
        return new CapabilityState(
            capability,
            catalogue.IsOn(capability, granted),
            [.. missing.Select(AskedFor).Distinct()],
            [.. blocking.Distinct()]);
    }

    // The scope a person is asked for, which may be wider than the one the call needs.
    private Scope AskedFor(Scope least) => Plan.Scopes.Contains(least)
        ? least
        : Plan.Scopes.Cast<Scope?>().FirstOrDefault(asked => Plan.Product.Catalogue.Scopes.Implies(asked!.Value, least)) ?? least;
}
