using Jiminny.Crm;

namespace Jiminny.Matching;

/// <summary>The matchers of all organisations of this process. Thread-safe.</summary>
public interface IMatcherProvider
{
    /// <summary>
    /// Leases the current matcher of an organisation. The first call of an organisation reads its whole CRM; callers meanwhile wait for
    /// the same read.
    /// </summary>
    /// <param name="organisationId">The host's own id of the organisation.</param>
    /// <param name="cancellationToken">Cancels waiting, and the read when this call started it.</param>
    /// <returns>The lease.</returns>
    /// <exception cref="CrmUnavailableException">The CRM could not be read to its end.</exception>
    ValueTask<IMatcherLease> AcquireAsync(string organisationId, CancellationToken cancellationToken);

    /// <summary>
    /// Reads what changed in the CRM since the last read and swaps the matcher. The whole CRM is read instead when there is no matcher
    /// yet, the rules
    /// have changed, the adapter reports no changes or deletions, or its cursor has expired. Leases that are open keep their snapshot.
    /// </summary>
    /// <param name="organisationId">The host's own id of the organisation.</param>
    /// <param name="cancellationToken">Cancels the read; the matcher then stays as it was.</param>
    /// <returns>What was read and what is new.</returns>
    /// <exception cref="CrmUnavailableException">The CRM could not be read to its end; the matcher stays as it was.</exception>
    ValueTask<MatcherBuildReport> RefreshAsync(string organisationId, CancellationToken cancellationToken);

    /// <summary>Reads the whole CRM again and swaps the matcher.</summary>
    /// <param name="organisationId">The host's own id of the organisation.</param>
    /// <param name="progress">Told after each page of the CRM, on the reading thread; or none.</param>
    /// <param name="cancellationToken">Cancels the read; the matcher then stays as it was.</param>
    /// <returns>What was read and what is new.</returns>
    /// <exception cref="CrmUnavailableException">The CRM could not be read to its end; the matcher stays as it was.</exception>
    ValueTask<MatcherBuildReport> RebuildAsync(string organisationId, IProgress<MatcherBuildProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Forgets an organisation. Open leases stay valid; the next acquisition reads the CRM anew.</summary>
    /// <param name="organisationId">The host's own id of the organisation.</param>
    /// <returns>Whether there was a matcher.</returns>
    bool Remove(string organisationId);
}
