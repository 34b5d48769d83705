namespace Jiminny.Connectors;

/// <summary>What something cost at a provider.</summary>
/// <param name="Requests">How many requests left, retries included.</param>
/// <param name="QuotaUnits">In the provider's own units: Graph counts requests, Gmail units per method (Gmail API usage limits).</param>
public readonly record struct RequestCost(long Requests, long QuotaUnits)
{
    /// <summary>Adds two costs.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static RequestCost operator +(RequestCost left, RequestCost right) => left.Plus(right);

    /// <summary>Adds another cost.</summary>
    /// <param name="other">The other.</param>
    /// <returns>The sum.</returns>
    public RequestCost Plus(RequestCost other) => new(Requests + other.Requests, QuotaUnits + other.QuotaUnits);
}
