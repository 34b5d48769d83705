using System.Globalization;
using System.Text;
using ImportDemo.Reporting;

namespace ImportDemo.Html;

/// <summary>Kept against discarded by week as stacked bars: what is kept stands above the line, what is discarded hangs below it, by reason.</summary>
internal sealed class WeekChart
{
    /// <summary>A cell of fewer items could point to a person: it is merged into one nobody is alone in.</summary>
    public const int SmallestCell = 5;

    public const string Merged = "Few of several kinds";

    private const int Width = 1080;
    private const int Above = 150;
    private const int Below = 250;
    private const int Left = 64;
    private const int Foot = 34;

    private readonly List<DateOnly> _weeks;
    private readonly List<string> _reasons;
    private readonly Dictionary<(DateOnly Week, string Outcome), long> _cells;

    public WeekChart(IReadOnlyDictionary<(DateOnly Week, string Outcome), long> counts)
    {
        _cells = Merge(counts);
        _weeks = AllWeeks([.. _cells.Keys.Select(cell => cell.Week)]);
        _reasons = [.. _cells.Where(cell => cell.Key.Outcome != WeeklyTally.Kept)
            .GroupBy(cell => cell.Key.Outcome).OrderByDescending(group => group.Sum(cell => cell.Value)).Select(group => group.Key)];
    }

    public IReadOnlyList<string> Reasons => _reasons;

    public IReadOnlyList<DateOnly> Weeks => _weeks;

    public long Of(DateOnly week, string outcome) => _cells.GetValueOrDefault((week, outcome));

    public static string ColourOf(string outcome) => outcome switch
    {
        WeeklyTally.Kept => "#1b7f5c",
        "Unmatched" => "#5b6b82",
        "InternalOnly" => "#8fa3bd",
        "OutsideWindow" => "#c9d3e0",
        "Automated" => "#b58b4a",
        "NoParticipants" => "#d9b77c",
        "Private" => "#8a5a83",
        "Excluded" => "#a8475b",
        "Undecided" => "#d08a3e",
        _ => "#b9b9b9",
    };

    public void Write(StringBuilder html)
    {
        if (_weeks.Count == 0)
        {
            return;
        }

        var highest = Math.Max(1, _weeks.Max(week => Of(week, WeeklyTally.Kept)));
        var deepest = Math.Max(1, _weeks.Max(week => _reasons.Sum(reason => Of(week, reason))));
        var unit = Math.Min((double)Above / highest, (double)Below / deepest);
        var top = highest * unit;
        var line = top + 18;
        var height = line + (deepest * unit) + Foot;
        var step = (double)(Width - Left) / _weeks.Count;
        Append(html, $"<svg viewBox=\"0 0 {Width} {height:F0}\" role=\"img\" aria-label=\"Items kept and discarded by week\">");
        Append(html, $"<text x=\"0\" y=\"{line - (top / 2) + 4:F0}\">kept</text><text x=\"0\" y=\"{line + (deepest * unit / 2):F0}\">discarded</text>");
        for (var i = 0; i < _weeks.Count; i++)
        {
            WriteWeek(html, _weeks[i], Left + (i * step), Math.Max(1, step - 2), line, unit);
        }

        Append(html, $"<line x1=\"{Left}\" x2=\"{Width}\" y1=\"{line:F1}\" y2=\"{line:F1}\" stroke=\"#222\"/>");
        WriteMonths(html, step, height - 10);
        html.Append("</svg>\n");
    }

    private void WriteWeek(StringBuilder html, DateOnly week, double x, double width, double line, double unit)
    {
        if (Of(week, WeeklyTally.Kept) is > 0 and var kept)
        {
            Bar(WeeklyTally.Kept, line - (kept * unit), kept * unit, kept);
        }

        var y = line;
        foreach (var reason in _reasons.Where(reason => Of(week, reason) > 0))
        {
            var height = Of(week, reason) * unit;
            Bar(reason, y, height, Of(week, reason));
            y += height;
        }

        void Bar(string outcome, double at, double height, long count) => Append(
            html,
            $"<rect x=\"{x:F1}\" y=\"{at:F1}\" width=\"{width:F1}\" height=\"{height:F1}\" fill=\"{ColourOf(outcome)}\"><title>week of {week:d MMM yyyy}: {count} {Words.Of(outcome)}</title></rect>");
    }

    private void WriteMonths(StringBuilder html, double step, double y)
    {
        var last = (Year: 0, Month: 0);
        var free = double.MinValue;
        for (var i = 0; i < _weeks.Count; i++)
        {
            var (week, x) = (_weeks[i], Left + (i * step));
            if ((week.Year, week.Month) != last && x > free)
            {
                var withYear = week.Year != last.Year;
                Append(html, $"<text x=\"{x:F0}\" y=\"{y:F0}\">{week.ToString(withYear ? "MMM yyyy" : "MMM", CultureInfo.InvariantCulture)}</text>");
                (last, free) = ((week.Year, week.Month), x + (withYear ? 66 : 34));
            }
        }
    }

    private static List<DateOnly> AllWeeks(List<DateOnly> named)
    {
        var weeks = new List<DateOnly>();
        if (named.Count > 0)
        {
            for (var week = named.Min(); week <= named.Max(); week = week.AddDays(7))
            {
                weeks.Add(week);
            }
        }

        return weeks;
    }

    // Small cells of a week go into one; if that is still small, the week keeps no part of it.
    private static Dictionary<(DateOnly Week, string Outcome), long> Merge(IReadOnlyDictionary<(DateOnly Week, string Outcome), long> counts)
    {
        var cells = counts.Where(cell => cell.Value >= SmallestCell).ToDictionary();
        foreach (var week in counts.Where(cell => cell.Value < SmallestCell).GroupBy(cell => cell.Key.Week))
        {
            var sum = week.Sum(cell => cell.Value);
            if (sum >= SmallestCell)
            {
                cells[(week.Key, Merged)] = sum;
            }
        }

        return cells;
    }

    private static void Append(StringBuilder html, FormattableString text) => html.Append(text.ToString(CultureInfo.InvariantCulture));
}
