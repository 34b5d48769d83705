namespace Jiminny.Import.Storage;

/// <summary>What a stream has been brought up to, apart from its cursor. Written with every page.</summary>
public sealed record StreamMarks
{
    /// <summary>When the whole window was last read to its end; <see langword="null"/> before the back-fill is complete.</summary>
    public DateTimeOffset? WholeAt { get; init; }

    /// <summary>The newest news of the CRM (<see cref="CrmNews.Number"/>) that has been applied, or is by the round under way.</summary>
    public long News { get; init; }

    /// <summary>The version of the exclusion lists that what is stored complies with.</summary>
    public long Exclusions { get; init; }
}
