namespace Jiminny.Import.Erasure;

/// <summary>The part of a store that erases. Its deletions, the entries of the change feed and the marks are one transaction. Thread-safe.</summary>
public interface IErasureStore
{
    /// <summary>Stops running imports of the mailboxes concerned, deletes, and leaves the marks.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="selection">What.</param>
    /// <param name="cancellationToken">Cancels it; nothing is then erased.</param>
    /// <returns>What was deleted.</returns>
    ValueTask<ErasureCounts> EraseAsync(string organisationId, ErasureSelection selection, CancellationToken cancellationToken);

    /// <summary>Takes the marks of a selection away.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="selection">What.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether there was one.</returns>
    ValueTask<bool> LiftAsync(string organisationId, ErasureSelection selection, CancellationToken cancellationToken);

    /// <summary>Reads the marks of an organisation, for an import to leave alone what was erased.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The marks. Read under a lease they hold for as long as the lease does, since an erasure voids it.</returns>
    ValueTask<ErasedMarks> FindErasedAsync(string organisationId, CancellationToken cancellationToken);
}
