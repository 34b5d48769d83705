namespace Jiminny.Matching.Snapshots;

/// <summary>How large a snapshot is; stays known after its release.</summary>
/// <param name="People">Contacts and leads with an address.</param>
/// <param name="Addresses">Different addresses.</param>
/// <param name="AccountDomains">Domains that lead to an account.</param>
/// <param name="Bytes">Memory.</param>
internal readonly record struct SnapshotSizes(int People, int Addresses, int AccountDomains, long Bytes);
