namespace Jiminny.Consent;

/// <summary>Which settings of a product an organisation has turned on. Immutable.</summary>
public sealed class ProductSettings
{
    private readonly HashSet<string> ids;

    private ProductSettings(IEnumerable<string> ids) => this.ids = new HashSet<string>(ids, StringComparer.Ordinal);

    /// <summary>Nothing but what is required.</summary>
    public static ProductSettings None { get; } = new([]);

    /// <summary>The settings' ids, in order.</summary>
    public IEnumerable<string> Ids => ids.Order(StringComparer.Ordinal);

    /// <summary>Turns settings on.</summary>
    /// <param name="settings">The settings.</param>
    /// <returns>The choice.</returns>
    public static ProductSettings On(params IEnumerable<ProductSetting> settings) => new(settings.Select(setting => setting.Id));

    /// <summary>Turns settings on by id.</summary>
    /// <param name="product">The product whose settings they are.</param>
    /// <param name="settingIds">The ids.</param>
    /// <returns>The choice.</returns>
    /// <exception cref="ArgumentException">The product has no such setting.</exception>
    public static ProductSettings Parse(ProductDefinition product, IEnumerable<string> settingIds)
    {
        ArgumentNullException.ThrowIfNull(product);
        var wanted = settingIds.ToArray();
        foreach (var id in wanted)
        {
            if (!product.Settings.Any(setting => string.Equals(setting.Id, id, StringComparison.Ordinal)))
            {
                var known = product.Settings.Count == 0 ? "none" : string.Join(", ", product.Settings.Select(setting => setting.Id));
                throw new ArgumentException($"The product '{product.Id}' has no setting '{id}'. It has: {known}.");
            }
        }

        return new ProductSettings(wanted);
    }

    /// <summary>Whether something that depends on a setting is on; what depends on none always is.</summary>
    /// <param name="setting">The setting, or <see langword="null"/>.</param>
    /// <returns>Whether it is.</returns>
    public bool Includes(ProductSetting? setting) => setting is null || ids.Contains(setting.Id);
}
