using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>The members and teams of one organisation, as far as roles are concerned. Immutable; compared by content.</summary>
/// <remarks>Change it with <see cref="Apply"/>, create it with <see cref="Found"/> or from stored data.</remarks>
public sealed partial record Roster
{
    internal Roster(string organisationId, string modelName)
    {
        OrganisationId = organisationId;
        ModelName = modelName;
    }

    /// <summary>The host's id of the organisation; opaque, compared ordinally.</summary>
    public string OrganisationId { get; }

    /// <summary>The <see cref="RoleModel.Name"/> that the members' roles are of.</summary>
    public string ModelName { get; internal init; }

    /// <summary>The members, in the order of their ids.</summary>
    public IEnumerable<Member> Members => MembersById.Values;

    /// <summary>The number of members.</summary>
    public int MemberCount => MembersById.Count;

    /// <summary>The teams, in the order of their ids.</summary>
    public ImmutableSortedSet<string> Teams { get; internal init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>As whom the organisation writes to its CRM. Not set by default.</summary>
    public CrmWritePolicy CrmWritePolicy { get; internal init; }

    /// <summary>The number of seats bought, or null for no limit.</summary>
    public int? SeatLimit { get; internal init; }

    internal ImmutableSortedDictionary<string, Member> MembersById { get; init; } = ImmutableSortedDictionary.Create<string, Member>(StringComparer.Ordinal);

    /// <summary>A new organisation with one active member: the account owner where the model has one, and administrator.</summary>
    /// <param name="organisationId">The host's id of the organisation.</param>
    /// <param name="model">The role model.</param>
    /// <param name="founderId">The host's id of the first member.</param>
    /// <returns>The organisation, without a seat limit.</returns>
    /// <exception cref="ArgumentException">An id is missing or blank.</exception>
    public static Roster Found(string organisationId, RoleModel model, string founderId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        ArgumentException.ThrowIfNullOrWhiteSpace(founderId);
        ArgumentNullException.ThrowIfNull(model);
        var founder = new Member(organisationId, founderId) { Roles = model.Effective(model.Definition.FounderRoles), State = MemberState.Active };
        return new Roster(organisationId, model.Name).With(founder);
    }

    /// <summary>Finds a member.</summary>
    /// <param name="memberId">The host's id of the person.</param>
    /// <returns>The member, or null.</returns>
    public Member? Find(string? memberId) => memberId is null ? null : MembersById.GetValueOrDefault(memberId);

    /// <summary>A CRM record under this organisation's policy, to ask decisions about.</summary>
    /// <param name="ownerId">The member on whose behalf it is read or written.</param>
    /// <returns>The record, in the member's team.</returns>
    public CrmRecord CrmRecordOf(string ownerId) => new(OrganisationId, ownerId, Find(ownerId)?.TeamId, CrmWritePolicy);

    /// <inheritdoc/>
    public bool Equals(Roster? other) =>
        other is not null && OrganisationId == other.OrganisationId && ModelName == other.ModelName && CrmWritePolicy == other.CrmWritePolicy
        && SeatLimit == other.SeatLimit && Teams.SetEquals(other.Teams) && Members.SequenceEqual(other.Members);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(OrganisationId, ModelName, MemberCount, Teams.Count);

    /// <summary>Sizes only. Names nobody.</summary>
    public override string ToString() => $"{ModelName} roster of {MemberCount} members in {Teams.Count} teams";

    internal Roster With(Member member) => this with { MembersById = MembersById.SetItem(member.Id, member) };

    internal Roster Without(Member member) => this with { MembersById = MembersById.Remove(member.Id) };
}
