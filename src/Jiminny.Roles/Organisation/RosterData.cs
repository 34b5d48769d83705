using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>An organisation as stored or imported, not checked yet.</summary>
/// <param name="OrganisationId">The host's id of the organisation.</param>
public sealed record RosterData(string OrganisationId)
{
    /// <summary>The members.</summary>
    public ImmutableArray<MemberData> Members { get; init; } = [];

    /// <summary>The teams.</summary>
    public ImmutableArray<string> Teams { get; init; } = [];

    /// <summary>The CRM-write policy.</summary>
    public CrmWritePolicy CrmWritePolicy { get; init; }

    /// <summary>The number of seats bought, or null for no limit.</summary>
    public int? SeatLimit { get; init; }

    /// <summary>Checks the data. What breaks a rule is left out, with a finding that names it; what is valid stays. No doubt is resolved in favour of more power.</summary>
    /// <param name="model">The role model.</param>
    /// <param name="asOf">The time: invitations lapse.</param>
    /// <returns>The organisation and the findings.</returns>
    /// <exception cref="ArgumentException">The organisation has no id.</exception>
    public LoadedRoster Load(RoleModel model, DateTimeOffset asOf)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(OrganisationId);
        ArgumentNullException.ThrowIfNull(model);
        return new RosterLoader(this, model, asOf).Load();
    }

    /// <summary>An organisation, to be stored.</summary>
    /// <param name="roster">The organisation.</param>
    /// <param name="model">The role model, which knows the names.</param>
    /// <returns>The data.</returns>
    public static RosterData From(Roster roster, RoleModel model)
    {
        ArgumentNullException.ThrowIfNull(roster);
        return new(roster.OrganisationId)
        {
            Members = [.. roster.Members.Select(member => MemberData.From(member, model))],
            Teams = [.. roster.Teams],
            CrmWritePolicy = roster.CrmWritePolicy,
            SeatLimit = roster.SeatLimit,
        };
    }
}
