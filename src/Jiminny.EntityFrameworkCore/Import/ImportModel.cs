using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jiminny.EntityFrameworkCore.Import;

internal sealed class MailboxModel : IEntityTypeConfiguration<MailboxRow>
{
    public void Configure(EntityTypeBuilder<MailboxRow> builder)
    {
        builder.ToTable("jiminny_mailboxes");
        builder.HasKey(row => new { row.OrganisationId, row.MailboxId });
        builder.Property(row => row.OrganisationId).HasColumnName("organisation_id");
        builder.Property(row => row.MailboxId).HasColumnName("mailbox_id");
        builder.Property(row => row.Epoch).HasColumnName("epoch");
        builder.Property(row => row.Owner).HasColumnName("owner");
        builder.Property(row => row.LeasedUntil).HasColumnName("leased_until");
    }
}

internal abstract class ReceiptModel<TRow> : IEntityTypeConfiguration<TRow>
    where TRow : ReceiptRow
{
    public virtual void Configure(EntityTypeBuilder<TRow> builder)
    {
        builder.Property(row => row.OrganisationId).HasColumnName("organisation_id");
        builder.Property(row => row.MailboxId).HasColumnName("mailbox_id");
        builder.Property(row => row.Kind).HasColumnName("kind");
        builder.Property(row => row.Provider).HasColumnName("provider");
        builder.Property(row => row.WindowFrom).HasColumnName("window_from");
        builder.Property(row => row.WindowTo).HasColumnName("window_to");
        builder.Property(row => row.Listed).HasColumnName("listed");
        builder.Property(row => row.Kept).HasColumnName("kept");
        builder.Property(row => row.Repeated).HasColumnName("repeated");
        builder.Property(row => row.Undecided).HasColumnName("undecided");
        builder.Property(row => row.Failed).HasColumnName("failed");
        builder.Property(row => row.Removed).HasColumnName("removed");
        builder.Property(row => row.Expired).HasColumnName("expired");
        builder.Property(row => row.AutomationUnknown).HasColumnName("automation_unknown");
        builder.Property(row => row.Pages).HasColumnName("pages");
        builder.Property(row => row.Requests).HasColumnName("requests");
        builder.Property(row => row.QuotaUnits).HasColumnName("quota_units");
        builder.Property(row => row.StartedAt).HasColumnName("started_at");
        builder.Property(row => row.CompletedAt).HasColumnName("completed_at");
        builder.Property(row => row.Discarded).HasColumnName("discarded");
    }
}

internal sealed class StreamModel : ReceiptModel<StreamRow>
{
    public override void Configure(EntityTypeBuilder<StreamRow> builder)
    {
        base.Configure(builder);
        builder.ToTable("jiminny_streams");
        builder.HasKey(row => new { row.OrganisationId, row.MailboxId, row.Kind });
        builder.Property(row => row.Generation).HasColumnName("generation");
        builder.Property(row => row.Sequence).HasColumnName("sequence");
        builder.Property(row => row.Cursor).HasColumnName("cursor");
        builder.Property(row => row.CursorFrom).HasColumnName("cursor_from");
        builder.Property(row => row.CursorTo).HasColumnName("cursor_to");
        builder.Property(row => row.RunNumber).HasColumnName("run_number");
        builder.Property(row => row.MatcherVersion).HasColumnName("matcher_version");
        builder.Property(row => row.WholeAt).HasColumnName("whole_at");
        builder.Property(row => row.News).HasColumnName("news");
        builder.Property(row => row.Exclusions).HasColumnName("exclusions");
        builder.Property(row => row.HaltError).HasColumnName("halt_error");
        builder.Property(row => row.HaltCode).HasColumnName("halt_code");
        builder.Property(row => row.HaltUntil).HasColumnName("halt_until");
    }
}

internal sealed class RunModel : ReceiptModel<RunRow>
{
    public override void Configure(EntityTypeBuilder<RunRow> builder)
    {
        base.Configure(builder);
        builder.ToTable("jiminny_runs");
        builder.HasKey(row => new { row.OrganisationId, row.MailboxId, row.Kind, row.Number });
        builder.Property(row => row.Number).HasColumnName("number").ValueGeneratedNever();
        builder.Property(row => row.RunKind).HasColumnName("run_kind");
    }
}

internal sealed class PendingModel : IEntityTypeConfiguration<PendingRow>
{
    public void Configure(EntityTypeBuilder<PendingRow> builder)
    {
        builder.ToTable("jiminny_pending");
        builder.HasKey(row => new { row.OrganisationId, row.MailboxId, row.Kind, row.ProviderId });
        builder.Property(row => row.OrganisationId).HasColumnName("organisation_id");
        builder.Property(row => row.MailboxId).HasColumnName("mailbox_id");
        builder.Property(row => row.Kind).HasColumnName("kind");
        builder.Property(row => row.ProviderId).HasColumnName("provider_id");
        builder.Property(row => row.Reason).HasColumnName("reason");
        builder.Property(row => row.Tries).HasColumnName("tries");
        builder.Property(row => row.FirstListedAt).HasColumnName("first_listed_at");
        builder.Property(row => row.LastTriedAt).HasColumnName("last_tried_at");
    }
}

internal sealed class ItemModel : IEntityTypeConfiguration<ItemRow>
{
    public void Configure(EntityTypeBuilder<ItemRow> builder)
    {
        builder.ToTable("jiminny_items");
        builder.HasKey(row => row.Id);
        builder.HasIndex(row => new { row.OrganisationId, row.MailboxId, row.Kind, row.ProviderId }).IsUnique();
        builder.HasIndex(row => new { row.OrganisationId, row.Id });
        builder.HasIndex(row => new { row.OrganisationId, row.GlobalId });
        builder.Property(row => row.Id).HasColumnName("id").ValueGeneratedOnAdd();
        builder.Property(row => row.OrganisationId).HasColumnName("organisation_id");
        builder.Property(row => row.MailboxId).HasColumnName("mailbox_id");
        builder.Property(row => row.Kind).HasColumnName("kind");
        builder.Property(row => row.ProviderId).HasColumnName("provider_id");
        builder.Property(row => row.Generation).HasColumnName("generation");
        builder.Property(row => row.Sequence).HasColumnName("sequence");
        builder.Property(row => row.MatcherVersion).HasColumnName("matcher_version");
        builder.Property(row => row.Time).HasColumnName("time");
        builder.Property(row => row.EndTime).HasColumnName("end_time");
        builder.Property(row => row.StartDay).HasColumnName("start_day");
        builder.Property(row => row.EndDay).HasColumnName("end_day");
        builder.Property(row => row.Subject).HasColumnName("subject");
        builder.Property(row => row.GlobalId).HasColumnName("global_id");
        builder.Property(row => row.GroupId).HasColumnName("group_id");
        builder.Property(row => row.IsOwn).HasColumnName("is_own");
        builder.Property(row => row.HasAttachments).HasColumnName("has_attachments");
        builder.Property(row => row.JoinUrl).HasColumnName("join_url");
        builder.HasMany(row => row.Participants).WithOne().HasForeignKey(row => row.ItemId).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(row => row.Matches).WithOne().HasForeignKey(row => row.ItemId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ParticipantModel : IEntityTypeConfiguration<ParticipantRow>
{
    public void Configure(EntityTypeBuilder<ParticipantRow> builder)
    {
        builder.ToTable("jiminny_participants");
        builder.HasKey(row => new { row.ItemId, row.Position });
        builder.Property(row => row.ItemId).HasColumnName("item_id");
        builder.Property(row => row.Position).HasColumnName("position");
        builder.Property(row => row.Role).HasColumnName("role");
        builder.Property(row => row.Address).HasColumnName("address");
        builder.Property(row => row.Name).HasColumnName("name");
    }
}

internal sealed class MatchModel : IEntityTypeConfiguration<MatchRow>
{
    public void Configure(EntityTypeBuilder<MatchRow> builder)
    {
        builder.ToTable("jiminny_matches");
        builder.HasKey(row => new { row.ItemId, row.Position });
        builder.HasIndex(row => row.RecordId);
        builder.HasIndex(row => row.AccountId);
        builder.Property(row => row.ItemId).HasColumnName("item_id");
        builder.Property(row => row.Position).HasColumnName("position");
        builder.Property(row => row.Participant).HasColumnName("participant");
        builder.Property(row => row.RecordType).HasColumnName("record_type");
        builder.Property(row => row.RecordId).HasColumnName("record_id");
        builder.Property(row => row.AccountId).HasColumnName("account_id");
        builder.Property(row => row.Tier).HasColumnName("tier");
    }
}

internal sealed class FeedModel : IEntityTypeConfiguration<FeedRow>
{
    public void Configure(EntityTypeBuilder<FeedRow> builder)
    {
        builder.ToTable("jiminny_feeds");
        builder.HasKey(row => row.OrganisationId);
        builder.Property(row => row.OrganisationId).HasColumnName("organisation_id");
        builder.Property(row => row.Position).HasColumnName("position");
    }
}

internal sealed class ChangeModel : IEntityTypeConfiguration<ChangeRow>
{
    public void Configure(EntityTypeBuilder<ChangeRow> builder)
    {
        builder.ToTable("jiminny_changes");
        builder.HasKey(row => new { row.OrganisationId, row.Position });
        builder.HasIndex(row => row.ItemId);
        builder.Property(row => row.OrganisationId).HasColumnName("organisation_id");
        builder.Property(row => row.Position).HasColumnName("position");
        builder.Property(row => row.Kind).HasColumnName("kind");
        builder.Property(row => row.ItemId).HasColumnName("item_id");
        builder.Property(row => row.At).HasColumnName("at");
    }
}

internal sealed class KeyModel : IEntityTypeConfiguration<KeyRow>
{
    public void Configure(EntityTypeBuilder<KeyRow> builder)
    {
        builder.ToTable("jiminny_keys");
        builder.HasKey(row => row.OrganisationId);
        builder.Property(row => row.OrganisationId).HasColumnName("organisation_id");
        builder.Property(row => row.KeyId).HasColumnName("key_id");
        builder.Property(row => row.Secret).HasColumnName("secret");
        builder.Property(row => row.CreatedAt).HasColumnName("created_at");
    }
}

internal sealed class ErasureModel : IEntityTypeConfiguration<ErasureRow>
{
    public void Configure(EntityTypeBuilder<ErasureRow> builder)
    {
        builder.ToTable("jiminny_erasures");
        builder.HasKey(row => new { row.OrganisationId, row.Subject, row.Mark });
        builder.Property(row => row.OrganisationId).HasColumnName("organisation_id");
        builder.Property(row => row.Subject).HasColumnName("subject");
        builder.Property(row => row.Mark).HasColumnName("mark");
        builder.Property(row => row.ErasedAt).HasColumnName("erased_at");
    }
}
