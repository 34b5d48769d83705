namespace Jiminny.Import.Erasure;

/// <summary>
/// Erases what was imported, on request. Running imports are stopped first, so that none writes behind the erasure; a keyed mark stays, so that what was erased
/// does not return with the next page. Thread-safe, and safe to repeat: an erasure that was interrupted is finished by the next.
/// </summary>
public interface IErasure
{
    /// <summary>Erases.</summary>
    /// <param name="organisationId">The organisation. Others see nothing of it, even where they hold the same mail.</param>
    /// <param name="subject">Whom or what.</param>
    /// <param name="cancellationToken">Cancels it between its steps; what was erased stays erased.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ArgumentException">The address is none.</exception>
    Task<ErasureReceipt> EraseAsync(string organisationId, ErasureSubject subject, CancellationToken cancellationToken = default);

    /// <summary>Lets what was erased be imported again, from now on; for example when a member connects the account anew.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="subject">Whom or what, as it was given to <see cref="EraseAsync"/>.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether there was a mark.</returns>
    Task<bool> LiftAsync(string organisationId, ErasureSubject subject, CancellationToken cancellationToken = default);
}
