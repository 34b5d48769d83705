using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;

namespace Jiminny.Consent.Tests.Support;

internal static class Products
{
    public static IReadOnlyList<ProductDefinition> All { get; } = [.. MicrosoftProducts.All, .. GoogleProducts.All];

    public static TheoryData<string> Ids { get; } = [.. All.Select(product => product.Id)];

    public static ProductDefinition Get(string id) => All.Single(product => product.Id == id);

    public static ConsentPlan FullPlan(this ProductDefinition product) => ConsentPlan.For(product, ProductSettings.On(product.Settings));
}
