using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>What planned changes would make of the seats, day by day. Immutable.</summary>
public sealed record SeatForecast
{
    private SeatForecast()
    {
    }

    /// <summary>Each day from today to the horizon.</summary>
    public ImmutableArray<SeatDay> Days { get; private init; } = [];

    /// <summary>The limit, or null for none.</summary>
    public int? Limit { get; private init; }

    /// <summary>The highest number of seats.</summary>
    public int Peak => Days.Max(day => day.Peak);

    /// <summary>The first day on which the seats do not suffice, or null.</summary>
    public DateOnly? FirstDayOverLimit => Days.Where(day => day.Peak > Limit).Select(day => (DateOnly?)day.Day).FirstOrDefault();

    /// <summary>How many more seats the plan needs at its peak.</summary>
    public int SeatsToBuy => Limit is { } limit ? Math.Max(0, Peak - limit) : 0;

    /// <summary>Questions about seats that the forecast depends on; what they are about counts as no seat.</summary>
    public ModelQuestions OpenQuestions { get; private init; }

    /// <summary>Forecasts. Pending invitations free their seats when they lapse; whoever accepts keeps the same seat, so that the forecast is the lower end.</summary>
    /// <param name="roster">The organisation.</param>
    /// <param name="model">Its role model.</param>
    /// <param name="planned">The planned changes, in any order; those before today count today.</param>
    /// <param name="now">The time.</param>
    /// <param name="days">How many days, today included; one or more.</param>
    /// <returns>The forecast.</returns>
    public static SeatForecast Of(Roster roster, RoleModel model, IEnumerable<PlannedChange> planned, DateTimeOffset now, int days)
    {
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(days);
        var report = SeatReport.Of(roster, model, now);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var joins = new int[days];
        var leaves = new int[days];
        var questions = report.OpenQuestions;
        foreach (var change in planned)
        {
            var day = Math.Max(0, change.Day.DayNumber - today.DayNumber);
            if (model.SeatsOf(change.Roles) is not { } seats)
                questions |= model.OpenQuestions & (ModelQuestions.VoiceSeats | ModelQuestions.InsightsSeats);
            else if (day < days)
                (change.Count > 0 ? joins : leaves)[day] += seats * change.Count;
        }

        foreach (var member in roster.Members.Where(member => member.InvitationExpires is not null && member.SeatUseAt(now) == SeatUse.Reserved))
        {
            var day = DateOnly.FromDateTime(member.InvitationExpires!.Value.UtcDateTime).DayNumber - today.DayNumber;
            if (day < days)
                leaves[day] -= model.SeatsOf(member.Roles) ?? 0;
        }

        var result = ImmutableArray.CreateBuilder<SeatDay>(days);
        var current = report.Used + report.Reserved;
        for (var day = 0; day < days; day++)
        {
            // On a day, joins are counted before leaves: a plan must hold whatever the order.
            var peak = current + joins[day];
            current = Math.Max(0, peak + leaves[day]);
            result.Add(new(today.AddDays(day), current, peak));
        }

        return new() { Days = result.MoveToImmutable(), Limit = roster.SeatLimit, OpenQuestions = questions };
    }
}
