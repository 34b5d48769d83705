namespace Jiminny.Matching.Indexing;

/// <summary>What an index holds and how full its fullest parts are.</summary>
/// <param name="Addresses">Different addresses.</param>
/// <param name="Domains">Domains with contacts, accounts or a rule.</param>
/// <param name="AccountDomains">Domains that lead to an account.</param>
/// <param name="LargestBlock">Contacts in the fullest block.</param>
internal readonly record struct AddressIndexCounts(int Addresses, int Domains, int AccountDomains, int LargestBlock);
