using System.Globalization;
using Jiminny.Connectors;
using Jiminny.Simulation.Processes;
using Jiminny.Simulation.World;

namespace Jiminny.Simulation.Zoo;

/// <summary>What a connector, or the loop around it, makes of a page.</summary>
internal abstract class SourceBug : SeededBug
{
    public override IMailboxSource Wrap(IMailboxSource source, ModelWorld world, ImporterProcess process) => new Wrapped(source, this, process);

    protected abstract ValueTask<PageResult> SpoilAsync(PageResult result, SyncCursor cursor, Func<SyncCursor, ValueTask<PageResult>> read, ImporterProcess process);

    private sealed class Wrapped(IMailboxSource source, SourceBug bug, ImporterProcess process) : IMailboxSource
    {
        public Provider Provider => source.Provider;

        public StreamKind Stream => source.Stream;

        public async ValueTask<PageResult> ReadPageAsync(MailboxContext mailbox, SyncCursor cursor, IPageFilter filter, CancellationToken cancellationToken)
        {
            var result = await ReadAsync(cursor).ConfigureAwait(false);
            return await bug.SpoilAsync(result, cursor, ReadAsync, process).ConfigureAwait(false);

            ValueTask<PageResult> ReadAsync(SyncCursor at) => source.ReadPageAsync(mailbox, at, filter, cancellationToken);
        }
    }
}

/// <summary>A stream that failed is taken for a stream that ended.</summary>
internal sealed class FailureTakenForEnd : SourceBug
{
    protected override ValueTask<PageResult> SpoilAsync(PageResult result, SyncCursor cursor, Func<SyncCursor, ValueTask<PageResult>> read, ImporterProcess process) =>
        new(result is SourceFailure { Error: SourceError.ServiceDown }
            ? new Page { Listed = 0, Kept = [], Discarded = new DiscardCounts(), Next = cursor, IsLast = true }
            : result);
}

/// <summary>A provider that has forgotten the cursor is believed to have nothing new.</summary>
internal sealed class ExpiryTakenForEnd : SourceBug
{
    protected override ValueTask<PageResult> SpoilAsync(PageResult result, SyncCursor cursor, Func<SyncCursor, ValueTask<PageResult>> read, ImporterProcess process) =>
        new(result is SourceFailure { Error: SourceError.CursorExpired }
            ? new Page { Listed = 0, Kept = [], Discarded = new DiscardCounts(), Next = cursor, IsLast = true }
            : result);
}

/// <summary>An empty page is taken for the last one.</summary>
internal sealed class EmptyPageTakenForEnd : SourceBug
{
    protected override ValueTask<PageResult> SpoilAsync(PageResult result, SyncCursor cursor, Func<SyncCursor, ValueTask<PageResult>> read, ImporterProcess process) =>
        new(result is Page { Listed: 0 } page ? page with { IsLast = true } : result);
}

/// <summary>The provider's wish to be left alone for a while is not heard.</summary>
internal sealed class RetryAfterIgnored : SourceBug
{
    protected override ValueTask<PageResult> SpoilAsync(PageResult result, SyncCursor cursor, Func<SyncCursor, ValueTask<PageResult>> read, ImporterProcess process) =>
        new(result is SourceFailure { RetryAt: not null } failure ? failure with { RetryAt = process.Clock.GetUtcNow() } : result);
}

/// <summary>Where to go on is kept as a time, and what has exactly that time counts as read.</summary>
internal sealed class TiesSkipped : SourceBug
{
    protected override ValueTask<PageResult> SpoilAsync(PageResult result, SyncCursor cursor, Func<SyncCursor, ValueTask<PageResult>> read, ImporterProcess process) =>
        new(result is Page { IsLast: false } page && page.Next.State!.Split('|') is [var amnesia, var mode, var since, { Length: > 0 } time, _]
            ? page with { Next = page.Next with { State = $"{amnesia}|{mode}|{since}|{time}|" } }
            : result);
}

/// <summary>Where to go on is kept as a time without fractions of an hour, rounded the wrong way.</summary>
internal sealed class TimeRoundedAway : SourceBug
{
    protected override ValueTask<PageResult> SpoilAsync(PageResult result, SyncCursor cursor, Func<SyncCursor, ValueTask<PageResult>> read, ImporterProcess process) =>
        new(result is Page { IsLast: false } page && page.Next.State!.Split('|') is [var amnesia, var mode, var since, { Length: > 0 } time, var id]
            ? page with { Next = page.Next with { State = $"{amnesia}|{mode}|{since}|{Round(time)}|{id}" } }
            : result);

    private static string Round(string time) =>
        (long.Parse(time, CultureInfo.InvariantCulture) / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour).ToString(CultureInfo.InvariantCulture);
}

/// <summary>The cursor handed on is that of a page read ahead.</summary>
internal sealed class CursorOfPageReadAhead : SourceBug
{
    protected override async ValueTask<PageResult> SpoilAsync(
        PageResult result, SyncCursor cursor, Func<SyncCursor, ValueTask<PageResult>> read, ImporterProcess process) =>
        result is Page { IsLast: false } page && await read(page.Next).ConfigureAwait(false) is Page { IsLast: false } ahead ? page with { Next = ahead.Next } : result;
}

/// <summary>Changes are asked for from when the listing ended, and not from when it began.</summary>
internal sealed class ChangesFromTheEnd : SourceBug
{
    protected override ValueTask<PageResult> SpoilAsync(PageResult result, SyncCursor cursor, Func<SyncCursor, ValueTask<PageResult>> read, ImporterProcess process) =>
        new(result is Page { IsLast: true } page && page.Next.State!.Split('|') is [var amnesia, var mode, _, var time, var id] && cursor.State?.Contains("list", StringComparison.Ordinal) == true
            ? page with { Next = page.Next with { State = $"{amnesia}|{mode}|{process.Steps}|{time}|{id}" } }
            : result);
}

/// <summary>What the provider tells to be gone stays.</summary>
internal sealed class RemovalsIgnored : SourceBug
{
    protected override ValueTask<PageResult> SpoilAsync(PageResult result, SyncCursor cursor, Func<SyncCursor, ValueTask<PageResult>> read, ImporterProcess process) =>
        new(result is Page page ? page with { Removed = [] } : result);
}

/// <summary>What the CRM has learned since the process began is never asked for.</summary>
internal sealed class CrmChangesForgotten : SeededBug
{
    public override bool ForgetsCrmChanges => true;
}
