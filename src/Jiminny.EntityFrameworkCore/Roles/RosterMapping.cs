using System.Text.Json;
using Jiminny.Roles;

namespace Jiminny.EntityFrameworkCore.Roles;

/// <summary>Between rows and the values of Jiminny.Roles.</summary>
internal static class RosterMapping
{
    internal static RosterData ToData(OrganisationRow organisation, IEnumerable<TeamRow> teams, IEnumerable<MemberRow> members) =>
        new(organisation.OrganisationId)
        {
            Teams = [.. teams.Select(team => team.TeamId)],
            Members = [.. members.Select(ToData)],
            CrmWritePolicy = (CrmWritePolicy)organisation.CrmWritePolicy,
            SeatLimit = organisation.SeatLimit,
        };

    internal static void Write(Member member, RoleModel model, MemberRow row)
    {
        var data = MemberData.From(member, model);
        row.Roles = string.Join(' ', data.Roles);
        row.TeamId = data.TeamId;
        row.ManagedTeams = JsonSerializer.Serialize(data.ManagedTeams.ToArray());
        row.CrmAccess = (byte)data.CrmAccess;
        row.State = (byte)data.State;
        row.IsExternal = data.IsExternal;
        row.IsDesignatedForImport = data.IsDesignatedForImport;
        row.InvitationExpires = data.InvitationExpires?.ToUnixTimeMilliseconds();
    }

    internal static SeatEventRow ToRow(string organisationId, SeatEvent seatEvent) => new()
    {
        OrganisationId = organisationId,
        At = seatEvent.At.ToUnixTimeMilliseconds(),
        MemberId = seatEvent.MemberId,
        Licences = seatEvent.Licences,
        SeatUse = (byte)seatEvent.Use,
        Seats = seatEvent.Seats,
        Until = seatEvent.Until?.ToUnixTimeMilliseconds(),
    };

    internal static SeatEvent ToEvent(SeatEventRow row) =>
        new(DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.MemberId, row.Licences, (SeatUse)row.SeatUse, row.Seats, ToTime(row.Until));

    private static MemberData ToData(MemberRow row) => new(row.MemberId)
    {
        Roles = [.. row.Roles.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        TeamId = row.TeamId,
        ManagedTeams = [.. JsonSerializer.Deserialize<string[]>(row.ManagedTeams) ?? []],
        CrmAccess = (CrmAccess)row.CrmAccess,
        State = (MemberState)row.State,
        IsExternal = row.IsExternal,
        IsDesignatedForImport = row.IsDesignatedForImport,
        InvitationExpires = ToTime(row.InvitationExpires),
    };

    private static DateTimeOffset? ToTime(long? milliseconds) =>
        milliseconds is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null;
}
