namespace Jiminny.Import.Exclusions;

/// <summary>
/// The exclusion lists of organisations and of their users. An entry applies at once to what is read, and backwards: what is kept already goes with the next
/// pass over each mailbox. Thread-safe.
/// </summary>
public interface IExclusionLists
{
    /// <summary>Adds entries. What is there already stays once.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="exclusions">The entries.</param>
    /// <param name="cancellationToken">Cancels the request; it is then carried out whole or not at all.</param>
    /// <returns>A task.</returns>
    ValueTask AddAsync(string organisationId, IReadOnlyCollection<Exclusion> exclusions, CancellationToken cancellationToken);

    /// <summary>
    /// Removes entries. What was discarded because of them was never kept: it comes with the next reading of the whole window, or one that is asked for.
    /// </summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="exclusions">The entries.</param>
    /// <param name="cancellationToken">Cancels the request; it is then carried out whole or not at all.</param>
    /// <returns>A task.</returns>
    ValueTask RemoveAsync(string organisationId, IReadOnlyCollection<Exclusion> exclusions, CancellationToken cancellationToken);

    /// <summary>Reads the lists of an organisation.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>All entries and their version.</returns>
    ValueTask<ExclusionList> ReadAsync(string organisationId, CancellationToken cancellationToken);
}

/// <summary>The exclusion lists of an organisation at one time. Immutable.</summary>
/// <param name="Version">Grows with every change; 0 when there never was an entry.</param>
/// <param name="Entries">The entries, those of the organisation and those of single mailboxes.</param>
public sealed record ExclusionList(long Version, IReadOnlyList<Exclusion> Entries)
{
    /// <summary>The lists of an organisation that never had any.</summary>
    public static ExclusionList Empty { get; } = new(0, []);
}
