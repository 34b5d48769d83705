using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jiminny.EntityFrameworkCore.Connections;

internal sealed class ConnectionModel : IEntityTypeConfiguration<ConnectionRow>
{
    public void Configure(EntityTypeBuilder<ConnectionRow> builder)
    {
        builder.ToTable("jiminny_connections");
        builder.HasKey(row => new { row.OrganisationId, row.MailboxId, row.Provider });
        builder.Property(row => row.OrganisationId).HasColumnName("organisation_id");
        builder.Property(row => row.MailboxId).HasColumnName("mailbox_id");
        builder.Property(row => row.Provider).HasColumnName("provider");
        builder.Property(row => row.AccountId).HasColumnName("account_id");
        builder.Property(row => row.Scopes).HasColumnName("scopes");
        builder.Property(row => row.ProtectedTokens).HasColumnName("protected_tokens");
        builder.Property(row => row.State).HasColumnName("state");
        builder.Property(row => row.ConnectedAt).HasColumnName("connected_at");
        builder.Property(row => row.UpdatedAt).HasColumnName("updated_at");
        builder.Property(row => row.Version).HasColumnName("version");
    }
}
