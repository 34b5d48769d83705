using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Jiminny.EntityFrameworkCore.Scheduling;

internal sealed class ScheduleModel : IEntityTypeConfiguration<ScheduleRow>
{
    public void Configure(EntityTypeBuilder<ScheduleRow> builder)
    {
        builder.ToTable("jiminny_schedule");
        builder.HasKey(row => new { row.OrganisationId, row.MailboxId });
        builder.HasIndex(row => row.DueAt);
        builder.Property(row => row.OrganisationId).HasColumnName("organisation_id");
        builder.Property(row => row.MailboxId).HasColumnName("mailbox_id");
        builder.Property(row => row.Provider).HasColumnName("provider");
        builder.Property(row => row.DueAt).HasColumnName("due_at");
        builder.Property(row => row.IsPaused).HasColumnName("is_paused");
        builder.Property(row => row.Failures).HasColumnName("failures");
        builder.Property(row => row.TakenAt).HasColumnName("taken_at");
        builder.Property(row => row.MailFrom).HasColumnName("mail_from");
        builder.Property(row => row.MailTo).HasColumnName("mail_to");
        builder.Property(row => row.CalendarFrom).HasColumnName("calendar_from");
        builder.Property(row => row.CalendarTo).HasColumnName("calendar_to");
    }
}

internal sealed class NewsModel : IEntityTypeConfiguration<NewsRow>
{
    public void Configure(EntityTypeBuilder<NewsRow> builder)
    {
        builder.ToTable("jiminny_crm_news");
        builder.HasKey(row => new { row.OrganisationId, row.Number });
        builder.Property(row => row.OrganisationId).HasColumnName("organisation_id");
        builder.Property(row => row.Number).HasColumnName("number").ValueGeneratedNever();
        builder.Property(row => row.Addresses).HasColumnName("addresses");
        builder.Property(row => row.Domains).HasColumnName("domains");
        builder.Property(row => row.Records).HasColumnName("records");
        builder.Property(row => row.AddedAt).HasColumnName("added_at");
    }
}

internal sealed class ExclusionModel : IEntityTypeConfiguration<ExclusionRow>
{
    public void Configure(EntityTypeBuilder<ExclusionRow> builder)
    {
        builder.ToTable("jiminny_exclusions");
        builder.HasKey(row => new { row.OrganisationId, row.MailboxId, row.IsDomain, row.Value });
        builder.Property(row => row.OrganisationId).HasColumnName("organisation_id");
        builder.Property(row => row.MailboxId).HasColumnName("mailbox_id");
        builder.Property(row => row.IsDomain).HasColumnName("is_domain");
        builder.Property(row => row.Value).HasColumnName("value");
    }
}

internal sealed class CounterModel : IEntityTypeConfiguration<CounterRow>
{
    public void Configure(EntityTypeBuilder<CounterRow> builder)
    {
        builder.ToTable("jiminny_counters");
        builder.HasKey(row => row.OrganisationId);
        builder.Property(row => row.OrganisationId).HasColumnName("organisation_id");
        builder.Property(row => row.News).HasColumnName("news");
        builder.Property(row => row.Exclusions).HasColumnName("exclusions");
    }
}
