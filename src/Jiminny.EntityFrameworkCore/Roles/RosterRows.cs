namespace Jiminny.EntityFrameworkCore.Roles;

// Times are milliseconds since 1970 UTC: both databases compare and index them alike.

internal sealed class OrganisationRow
{
    public required string OrganisationId { get; init; }

    /// <summary>Null only inside the transaction that creates the organisation.</summary>
    public string? Model { get; set; }

    public byte CrmWritePolicy { get; set; }

    public int? SeatLimit { get; set; }

    /// <summary>Goes up with every change; going up is also what locks the organisation for the change.</summary>
    public long Version { get; init; }
}

internal sealed class TeamRow
{
    public required string OrganisationId { get; init; }

    public required string TeamId { get; init; }
}

internal sealed class MemberRow
{
    public required string OrganisationId { get; init; }

    public required string MemberId { get; init; }

    /// <summary>Canonical role names, joined by spaces.</summary>
    public string Roles { get; set; } = "";

    public string? TeamId { get; set; }

    /// <summary>A JSON array: the ids are the host's, and any character may be in one.</summary>
    public string ManagedTeams { get; set; } = "[]";

    public byte CrmAccess { get; set; }

    public byte State { get; set; }

    public bool IsExternal { get; set; }

    public bool IsDesignatedForImport { get; set; }

    public long? InvitationExpires { get; set; }
}

internal sealed class SeatEventRow
{
    public long Id { get; init; }

    public required string OrganisationId { get; init; }

    public required long At { get; init; }

    public required string MemberId { get; init; }

    public required string Licences { get; init; }

    public required byte SeatUse { get; init; }

    public required int Seats { get; init; }

    public long? Until { get; init; }
}
