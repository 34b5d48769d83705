using Jiminny.Crm;

namespace Jiminny.Import.Opportunities;

/// <summary>
/// The open deals of accounts, to be shown beside kept items. They are never a reason to keep anything, and are held in this process' memory alone. Thread-safe.
/// </summary>
public interface IOpenOpportunities
{
    /// <summary>Finds the open deals of an account.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="accountId">The account, as <see cref="Matching.MatchCandidate.AccountId"/> names it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>
    /// The deals by id, at most 15 minutes old. The first question of an organisation reads its CRM to the end, later ones what has changed; while the CRM cannot be
    /// read, what was known is given.
    /// </returns>
    /// <exception cref="CrmUnavailableException">The CRM could not be read, and nothing is known of it yet.</exception>
    ValueTask<IReadOnlyList<Opportunity>> FindAsync(string organisationId, string accountId, CancellationToken cancellationToken);
}
