using System.Globalization;
using System.Text;

namespace Jiminny.Emulator;

/// <summary>A series' rule as an RFC 5545 line.</summary>
internal static class RecurrenceRule
{
    public static string Text(EmulatedEvent item)
    {
        var rule = item.Recurrence!;
        var text = new StringBuilder("RRULE:FREQ=").Append(rule.Frequency.ToString().ToUpperInvariant());
        if (rule.Interval > 1)
            text.Append(CultureInfo.InvariantCulture, $";INTERVAL={rule.Interval}");
        if (rule.Days.Count > 0)
            text.Append(";BYDAY=").AppendJoin(',', rule.Days.Select(d => d.ToString()[..2].ToUpperInvariant()));
        if (rule.Count is { } count)
            text.Append(CultureInfo.InvariantCulture, $";COUNT={count}");
        if (rule.Until is { } until)
            text.Append(CultureInfo.InvariantCulture, $";UNTIL={until:yyyyMMdd}{(item.IsAllDay ? "" : "T235959Z")}");
        return text.ToString();
    }
}
