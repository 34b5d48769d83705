namespace Jiminny.Crm;

/// <summary>What a CRM is and within which limits its adapter works.</summary>
/// <param name="Name">A short stable name such as <c>csv</c> or <c>salesforce</c>; it appears in telemetry.</param>
public sealed record CrmDescriptor(string Name)
{
    /// <summary>The largest number of changes a page may carry. Default 2,000.</summary>
    public int MaxPageSize { get; init; } = 2_000;

    /// <summary>Whether a cursor other than <see cref="CrmCursor.Start"/> yields changes only. Default <see langword="true"/>.</summary>
    public bool SupportsChanges { get; init; } = true;

    /// <summary>Whether deletions are reported as changes. Default <see langword="true"/>; otherwise only a full read reveals them.</summary>
    public bool ReportsDeletions { get; init; } = true;
}
