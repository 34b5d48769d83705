using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jiminny.EntityFrameworkCore.Roles;

internal sealed class OrganisationModel : IEntityTypeConfiguration<OrganisationRow>
{
    public void Configure(EntityTypeBuilder<OrganisationRow> builder)
    {
        builder.ToTable("jiminny_organisations");
        builder.HasKey(row => row.OrganisationId);
        builder.Property(row => row.OrganisationId).HasColumnName("organisation_id");
        builder.Property(row => row.Model).HasColumnName("model");
        builder.Property(row => row.CrmWritePolicy).HasColumnName("crm_write_policy");
        builder.Property(row => row.SeatLimit).HasColumnName("seat_limit");
        builder.Property(row => row.Version).HasColumnName("version");
    }
}

internal sealed class TeamModel : IEntityTypeConfiguration<TeamRow>
{
    public void Configure(EntityTypeBuilder<TeamRow> builder)
    {
        builder.ToTable("jiminny_teams");
        builder.HasKey(row => new { row.OrganisationId, row.TeamId });
        builder.Property(row => row.OrganisationId).HasColumnName("organisation_id");
        builder.Property(row => row.TeamId).HasColumnName("team_id");
    }
}

internal sealed class MemberModel : IEntityTypeConfiguration<MemberRow>
{
    public void Configure(EntityTypeBuilder<MemberRow> builder)
    {
        builder.ToTable("jiminny_members");
        builder.HasKey(row => new { row.OrganisationId, row.MemberId });
        builder.Property(row => row.OrganisationId).HasColumnName("organisation_id");
        builder.Property(row => row.MemberId).HasColumnName("member_id");
        builder.Property(row => row.Roles).HasColumnName("roles");
        builder.Property(row => row.TeamId).HasColumnName("team_id");
        builder.Property(row => row.ManagedTeams).HasColumnName("managed_teams");
        builder.Property(row => row.CrmAccess).HasColumnName("crm_access");
        builder.Property(row => row.State).HasColumnName("state");
        builder.Property(row => row.IsExternal).HasColumnName("is_external");
        builder.Property(row => row.IsDesignatedForImport).HasColumnName("is_designated_for_import");
        builder.Property(row => row.InvitationExpires).HasColumnName("invitation_expires");
    }
}

internal sealed class SeatEventModel : IEntityTypeConfiguration<SeatEventRow>
{
    public void Configure(EntityTypeBuilder<SeatEventRow> builder)
    {
        builder.ToTable("jiminny_seat_events");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.OrganisationId, row.Id });
        builder.Property(row => row.Id).HasColumnName("id").ValueGeneratedOnAdd();
        builder.Property(row => row.OrganisationId).HasColumnName("organisation_id");
        builder.Property(row => row.At).HasColumnName("at");
        builder.Property(row => row.MemberId).HasColumnName("member_id");
        builder.Property(row => row.Licences).HasColumnName("licences");
        builder.Property(row => row.SeatUse).HasColumnName("seat_use");
        builder.Property(row => row.Seats).HasColumnName("seats");
        builder.Property(row => row.Until).HasColumnName("until");
    }
}
