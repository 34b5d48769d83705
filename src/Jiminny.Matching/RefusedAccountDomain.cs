namespace Jiminny.Matching;

/// <summary>An account's domain that is not used for matching.</summary>
/// <param name="AccountId">The CRM's id of the first account, by ordinal order, that carries the domain.</param>
/// <param name="Domain">The domain, normalised.</param>
/// <param name="Reason">Why.</param>
public sealed record RefusedAccountDomain(string AccountId, string Domain, AccountDomainRefusal Reason);
