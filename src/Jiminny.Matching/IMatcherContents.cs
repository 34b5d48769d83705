using Jiminny.Crm;

namespace Jiminny.Matching;

/// <summary>Lists what the matchers of this process match by. Thread-safe.</summary>
public interface IMatcherContents
{
    /// <summary>
    /// Lists the addresses and domains that the current matcher of an organisation matches. The first call of an organisation reads its whole CRM.
    /// </summary>
    /// <param name="organisationId">The host's own id of the organisation.</param>
    /// <param name="most">How many the caller can make use of, addresses and domains together.</param>
    /// <param name="cancellationToken">Cancels waiting for the read.</param>
    /// <returns>All of them, or <see langword="null"/> when there are more than <paramref name="most"/>.</returns>
    /// <exception cref="CrmUnavailableException">The CRM could not be read to its end.</exception>
    ValueTask<MatcherContents?> ListAsync(string organisationId, int most, CancellationToken cancellationToken);
}

/// <summary>What a matcher matches by. Immutable.</summary>
/// <param name="Addresses">Addresses of contacts and leads, normalised, in no particular order; also those whose domain is in <paramref name="Domains"/>.</param>
/// <param name="Domains">Domains that lead to an account, normalised, in no particular order.</param>
public sealed record MatcherContents(IReadOnlyList<string> Addresses, IReadOnlyList<string> Domains)
{
    /// <summary>A fixed text: addresses are not for logs.</summary>
    public override string ToString() => "matcher contents";
}
