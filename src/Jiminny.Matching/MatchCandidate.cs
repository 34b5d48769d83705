using Jiminny.Crm;

namespace Jiminny.Matching;

/// <summary>A CRM record that a participant may be.</summary>
/// <param name="Type">The kind of record.</param>
/// <param name="Id">The CRM's own id of the record.</param>
/// <param name="AccountId">The account: that of a contact, or the account itself; <see langword="null"/> when there is none.</param>
/// <param name="Tier">On what evidence.</param>
/// <param name="Participant">Which participant: the index in what was resolved; 0 for a single address.</param>
/// <param name="Role">The participant's role as the caller numbers roles; 0 when none were given.</param>
public sealed record MatchCandidate(CrmRecordType Type, string Id, string? AccountId, MatchTier Tier, int Participant, byte Role);
