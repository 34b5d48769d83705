using Jiminny.Crm;

namespace Jiminny.Import.Storage;

/// <summary>
/// What one reading of a CRM's changes has brought that concerns mail and meetings decided before. Every stream applies it once
/// (<see cref="StreamMarks.News"/>). Holds addresses of CRM records: not for logs.
/// </summary>
/// <param name="Number">Names it within its organisation, growing by one; 0 until it is stored.</param>
public sealed record CrmNews(long Number)
{
    /// <summary>Addresses the CRM has learned of; <see langword="null"/> when they are too many to be named: mailboxes are listed again instead.</summary>
    public IReadOnlyList<string>? Addresses { get; init; } = [];

    /// <summary>Account domains the CRM has learned of; <see langword="null"/> when they are too many to be named.</summary>
    public IReadOnlyList<string>? Domains { get; init; } = [];

    /// <summary>Records that were changed or removed: what is kept because of them is decided anew. <see langword="null"/> when any may have been.</summary>
    public IReadOnlyList<CrmReference>? Records { get; init; } = [];

    /// <summary>Whether it names everything it is about, so that a search can find it.</summary>
    public bool IsNamed => Addresses is not null && Domains is not null;

    /// <summary>The number only.</summary>
    public override string ToString() => $"news {Number}";
}
