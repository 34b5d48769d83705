namespace Jiminny.Crm;

/// <summary>One page of a CRM's changes.</summary>
public sealed record CrmPage : CrmReadResult
{
    /// <summary>The changes, oldest first. May be empty even when more pages follow.</summary>
    public required IReadOnlyList<CrmChange> Changes { get; init; }

    /// <summary>What could not be read, by place. Never fatal. Default none.</summary>
    public IReadOnlyList<CrmProblem> Problems { get; init; } = [];

    /// <summary>Where to go on: after this page, or, when <see cref="IsLast"/>, for changes later.</summary>
    public required CrmCursor Next { get; init; }

    /// <summary>Whether the feed is read up to now.</summary>
    public required bool IsLast { get; init; }
}
