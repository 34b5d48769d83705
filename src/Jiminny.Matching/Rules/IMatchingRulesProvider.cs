namespace Jiminny.Matching;

/// <summary>
/// Tells the rules of each organisation. The host implements it; the default gives <see cref="MatchingRules.Default"/> to all.
/// Thread-safe.
/// </summary>
public interface IMatchingRulesProvider
{
    /// <summary>
    /// The rules of one organisation as they are now. Asked for at every build and refresh; changed rules lead to a full read.
    /// </summary>
    /// <param name="organisationId">The host's own id of the organisation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rules.</returns>
    ValueTask<MatchingRules> GetRulesAsync(string organisationId, CancellationToken cancellationToken);
}
