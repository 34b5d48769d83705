namespace Jiminny.Connectors.Benchmarks;

/// <summary>What a comparison measured. A ratio is the plain loop divided by the connector.</summary>
/// <param name="Messages">Messages in the mailbox.</param>
/// <param name="Requests">Requests of the connector's back-fill.</param>
/// <param name="RequestsFloor">The fewest the provider's page size allows, with the allowance per mailbox and folder; null where messages are not paged.</param>
/// <param name="AllocatedPerDiscarded">Bytes the connector allocates per discarded message.</param>
/// <param name="CpuRatio">CPU time per message, plain loop divided by connector.</param>
/// <param name="AllocationRatio">Bytes allocated per message, plain loop divided by connector.</param>
internal sealed record ComparisonResult(
    int Messages, long Requests, long? RequestsFloor, double AllocatedPerDiscarded, double CpuRatio, double AllocationRatio)
{
    /// <summary>Messages that both kept.</summary>
    public int? Kept { get; init; }

    /// <summary>Quota units by plan, where the provider counts such.</summary>
    public IReadOnlyDictionary<string, long>? QuotaUnits { get; init; }
}
