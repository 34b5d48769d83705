using FsCheck;
using FsCheck.Fluent;
using Jiminny.Connectors;

namespace Jiminny.Consent.Tests.Support;

/// <summary>Arbitrary products, settings and grants; half of a grant's scopes come from what the product asks for.</summary>
internal static class PlanData
{
    public static Arbitrary<Case> Cases { get; } = (
        from product in Gen.Elements<ProductDefinition>(Products.All)
        from settings in Gen.SubListOf<ProductSetting>(product.Settings)
        from leastPrivilege in Gen.Elements(false, true)
        let full = ConsentPlan.For(product, ProductSettings.On(settings))
        let plan = leastPrivilege ? full.WithLeastPrivilege() : full
        from asked in Gen.SubListOf<Scope>(plan.Scopes)
        from others in Gen.SubListOf<Scope>(product.Catalogue.Scopes.Definitions.Select(definition => definition.Scope))
        from withOthers in Gen.Elements(false, true)
        select new Case(plan, (withOthers ? asked.Concat(others) : asked).ToHashSet())).ToArbitrary();

    public static ConsentDiff Diff(this ConsentPlan plan, IEnumerable<Scope> granted) =>
        ConsentDiff.Between(plan, GrantedScopes.From(plan.Product.Catalogue.Scopes, granted.Select(scope => scope.Value)));

    internal sealed record Case(ConsentPlan Plan, IReadOnlySet<Scope> Granted)
    {
        public ProviderCatalogue Catalogue => Plan.Product.Catalogue;

        public ConsentDiff Diff => Plan.Diff(Granted);

        public override string ToString() => $"{Plan.Product.Id} [{string.Join(' ', Plan.Settings.Ids)}] granted [{string.Join(' ', Granted.Select(scope => scope.Value))}]";
    }
}
