namespace Jiminny.Crm;

/// <summary>One page of a CRM's changes.</summary>
public sealed record CrmPage : CrmReadResult
{
    /// <summary>The changes, oldest first. May be empty even when more pages follow.</summary>
    public required IReadOnlyList<CrmChange> Changes { get; init; }

    /// <summary>What could not be read, by place. Never fatal. Default none.</summary>
    public IReadOnlyList<CrmProblem> Problems { get; init; } = [];

    /// <summary>
    /// What the connected user may not read while the rest of the CRM is readable, such as opportunities. The feed is then partial: that records of such a kind are
    /// absent says nothing about them. Default none.
    /// </summary>
    public IReadOnlyList<CrmPermissionMissing> MissingPermissions { get; init; } = [];

    /// <summary>Whether part of the CRM is hidden from the connected user.</summary>
    public bool IsPartial => MissingPermissions.Count > 0;

    /// <summary>Where to go on: after this page, or, when <see cref="IsLast"/>, for changes later.</summary>
    public required CrmCursor Next { get; init; }

    /// <summary>Whether the feed is read up to now.</summary>
    public required bool IsLast { get; init; }
}
