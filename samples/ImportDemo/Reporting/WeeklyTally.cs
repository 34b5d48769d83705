using Jiminny.Connectors;

namespace ImportDemo.Reporting;

/// <summary>How many items of each week were kept, or discarded for which reason. Numbers only; thread-safe.</summary>
internal sealed class WeeklyTally
{
    /// <summary>The name under which kept items are counted; every other is a reason.</summary>
    public const string Kept = "Kept";

    private readonly Lock _gate = new();
    private readonly Dictionary<(DateOnly Week, string Outcome), long> _counts = [];

    /// <summary>The counts by week, each named after its Monday, and outcome.</summary>
    public IReadOnlyDictionary<(DateOnly Week, string Outcome), long> Counts
    {
        get
        {
            lock (_gate)
            {
                return new Dictionary<(DateOnly, string), long>(_counts);
            }
        }
    }

    /// <summary>A source whose pages are counted as they are decided.</summary>
    public IMailboxSource Around(IMailboxSource source) => new CountedSource(source, this);

    private static DateOnly WeekOf(DateTimeOffset time)
    {
        var day = DateOnly.FromDateTime(time.UtcDateTime);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }

    private static string OutcomeOf(Verdict verdict) => verdict.IsKept ? Kept : verdict.IsUndecided ? "Undecided" : verdict.Reason.ToString();

    private void Add(Dictionary<(DateOnly Week, string Outcome), long> page)
    {
        lock (_gate)
        {
            foreach (var (cell, count) in page)
            {
                _counts[cell] = _counts.GetValueOrDefault(cell) + count;
            }
        }
    }

    private sealed class CountedSource(IMailboxSource source, WeeklyTally tally) : IMailboxSource
    {
        public Provider Provider => source.Provider;

        public StreamKind Stream => source.Stream;

        public async ValueTask<PageResult> ReadPageAsync(MailboxContext mailbox, SyncCursor cursor, IPageFilter filter, CancellationToken cancellationToken)
        {
            var counted = new CountedFilter(filter);
            var result = await source.ReadPageAsync(mailbox, cursor, counted, cancellationToken);
            if (result is Page)
            {
                tally.Add(counted.Counts);
            }

            return result;
        }
    }

    private sealed class CountedFilter(IPageFilter filter) : IPageFilter
    {
        public Dictionary<(DateOnly Week, string Outcome), long> Counts { get; } = [];

        public void Decide(in PageView page, Span<Verdict> verdicts)
        {
            filter.Decide(page, verdicts);
            for (var i = 0; i < verdicts.Length; i++)
            {
                var cell = (WeekOf(page.Items[i].Time), OutcomeOf(verdicts[i]));
                Counts[cell] = Counts.GetValueOrDefault(cell) + 1;
            }
        }
    }
}
