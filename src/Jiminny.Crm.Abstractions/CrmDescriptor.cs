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

    /// <summary>Whether the deletion of a merged record names the survivor. Default <see langword="false"/>.</summary>
    public bool ReportsMerges { get; init; }

    /// <summary>
    /// How long a cursor for changes may lie unused before it expires, when the CRM forgets; <see langword="null"/> when it never does. Default
    /// <see langword="null"/>. Read for changes at least twice in this time.
    /// </summary>
    public TimeSpan? CursorLifetime { get; init; }

    /// <summary>What the adapter can do besides reading. Default none.</summary>
    public CrmCapabilities Capabilities { get; init; }
}
