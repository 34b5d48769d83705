using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Jiminny.Roles;

/// <summary>The seats of one month for the finance team: numbers by combination of licences, no people. Immutable.</summary>
public sealed record SeatStatement
{
    private SeatStatement(string organisationId, DateOnly month)
    {
        OrganisationId = organisationId;
        Month = month;
    }

    /// <summary>The organisation.</summary>
    public string OrganisationId { get; }

    /// <summary>The first day of the month.</summary>
    public DateOnly Month { get; }

    /// <summary>A row per combination of licences that was in use, then the total.</summary>
    public ImmutableArray<SeatStatementRow> Rows { get; private init; } = [];

    /// <summary>Makes the statement.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="events">Every event of the organisation up to the end of the month, in their order.</param>
    /// <param name="year">The year.</param>
    /// <param name="month">The month, 1 to 12, in UTC.</param>
    /// <returns>The statement.</returns>
    public static SeatStatement Of(string organisationId, IReadOnlyCollection<SeatEvent> events, int year, int month)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        ArgumentNullException.ThrowIfNull(events);
        var first = new DateOnly(year, month, 1);
        var last = first.AddMonths(1).AddDays(-1);
        var licences = events.Select(seatEvent => seatEvent.Licences).Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal);
        var rows = licences.Select(name => Row(name, SeatHistory.Replay(events, first, last, licence => licence == name)))
            .Where(row => row.Peak > 0);
        return new(organisationId, first) { Rows = [.. rows, Row("Total", SeatHistory.Replay(events, first, last, _ => true))] };
    }

    /// <summary>The statement as CSV with a header, comma-separated, lines ended by CR LF as in RFC 4180, numbers without grouping.</summary>
    /// <returns>The text.</returns>
    public string ToCsv()
    {
        var csv = new StringBuilder("organisation,month,licences,seats_at_end,peak_seats,seat_days\r\n");
        foreach (var row in Rows)
            csv.Append(CultureInfo.InvariantCulture, $"{Quoted(OrganisationId)},{Month:yyyy-MM},{Quoted(row.Licences)},{row.SeatsAtEnd},{row.Peak},{row.SeatDays}\r\n");
        return csv.ToString();
    }

    private static SeatStatementRow Row(string licences, IEnumerable<SeatDay> replay)
    {
        var days = replay.ToList();
        return new(licences, days[^1].Seats, days.Max(day => day.Peak), days.Sum(day => day.Peak));
    }

    // A spreadsheet takes a leading =, +, - or @ for a formula.
    private static string Quoted(string text)
    {
        var safe = text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
