using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Roles.Tests;

public sealed class SeatTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(63)]
    public async Task SixtyFourInvitationsAtOnce_AdmitExactlyTheSeatsLeft(int seats)
    {
        var services = Services();
        await services.GetRequiredService<IOrganisations>().FoundAsync("org-1", "boss", seatLimit: seats + 1, None);
        var ledger = services.GetRequiredService<ISeatLedger>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(async () =>
            await ledger.TryReserveAsync("org-1", "boss", new RosterCommand.Invite($"m-{i}", RoleSet.Recorder), None))));

        Assert.Equal(seats, outcomes.Count(outcome => outcome.IsAccepted));
        Assert.All(outcomes.Where(outcome => !outcome.IsAccepted), outcome => Assert.Equal(RuleViolation.SeatLimitReached, outcome.Violation));
        var report = (await ledger.ReportAsync("org-1", None))!;
        Assert.Equal((1, seats, 0, SeatStanding.Full), (report.Used, report.Reserved, report.Available, report.Standing));
    }

    [Fact]
    public async Task TheLastSeat_SurvivesItsWholeLife()
    {
        var (organisations, ledger, time) = await Founded(seatLimit: 2);
        var invite = new RosterCommand.Invite("m-1", RoleSet.Recorder);
        Assert.True((await ledger.TryReserveAsync("org-1", "boss", invite, None)).IsAccepted);
        Assert.True((await ledger.TryReserveAsync("org-1", "boss", invite, None)).IsAccepted);
        Assert.Equal(RuleViolation.SeatLimitReached, (await ledger.TryReserveAsync("org-1", "boss", invite with { MemberId = "m-2" }, None)).Violation);
        Assert.True((await ledger.TryReserveAsync("org-1", "boss", new RosterCommand.Invite("m-3", RoleSet.Insights), None)).IsAccepted);

        // Accepting takes the seat reserved; lowering the limit removes nobody; a change of grants needs no seat.
        Assert.True((await organisations.ExecuteAsync("org-1", null, new RosterCommand.SetSeatLimit(1), None)).IsAccepted);
        Assert.True((await organisations.ExecuteAsync("org-1", "m-1", new RosterCommand.Accept("m-1"), None)).IsAccepted);
        Assert.True((await organisations.ExecuteAsync("org-1", "boss", new RosterCommand.AssignRoles("m-1", RoleSet.Recorder | RoleSet.Admin), None)).IsAccepted);
        var report = (await ledger.ReportAsync("org-1", None))!;
        Assert.Equal((2, 0, 0, 1, SeatStanding.OverAllocated), (report.Used, report.Reserved, report.Available, report.Excess, report.Standing));

        // Suspension frees, reactivation checks.
        Assert.True((await organisations.ExecuteAsync("org-1", "boss", new RosterCommand.Suspend("m-1"), None)).IsAccepted);
        Assert.Equal(RuleViolation.SeatLimitReached, (await organisations.ExecuteAsync("org-1", "boss", new RosterCommand.Reactivate("m-1"), None)).Violation);
        await organisations.ExecuteAsync("org-1", null, new RosterCommand.SetSeatLimit(2), None);
        Assert.True((await organisations.ExecuteAsync("org-1", "boss", new RosterCommand.Reactivate("m-1"), None)).IsAccepted);

        // An invitation that lapses gives its seat back.
        await organisations.ExecuteAsync("org-1", null, new RosterCommand.SetSeatLimit(3), None);
        Assert.True((await ledger.TryReserveAsync("org-1", "boss", invite with { MemberId = "m-4" }, None)).IsAccepted);
        Assert.Equal(1, (await ledger.ReportAsync("org-1", None))!.Reserved);
        time.Now += TimeSpan.FromDays(14);
        Assert.Equal(0, (await ledger.ReportAsync("org-1", None))!.Reserved);
        Assert.True((await ledger.TryReserveAsync("org-1", "boss", invite with { MemberId = "m-5" }, None)).IsAccepted);
    }

    [Fact]
    public async Task Report_CountsByLicence()
    {
        var (_, ledger, _) = await Founded(seatLimit: null);
        await ledger.TryReserveAsync("org-1", "boss", new RosterCommand.Invite("m-1", RoleSet.Recorder | RoleSet.Voice), None);
        await ledger.TryReserveAsync("org-1", "boss", new RosterCommand.Invite("m-2", RoleSet.Insights), None);

        var report = (await ledger.ReportAsync("org-1", None))!;

        Assert.Equal(
            [new LicenceUse(Licence.Recorder, 1, 1, 1, 1), new LicenceUse(Licence.Voice, 0, 1, 0, 1), new LicenceUse(Licence.Insights, 0, 1, 0, 0)],
            report.ByLicence);
        Assert.Equal((1, 2, null, SeatStanding.Unlimited), (report.Used, report.Reserved, report.Available, report.Standing));
    }

    [Fact]
    public void Report_SaysWhichSeatsAreNotConfigured()
    {
        var roster = new RosterData("org-1") { Members = [new("m-1") { Roles = ["Recorder", "Voice"] }] }.Load(History.Current, History.Start).Roster;
        var report = SeatReport.Of(roster, RoleModels.Current, History.Start);
        Assert.Equal((ModelQuestions.VoiceSeats, false, 1), (report.OpenQuestions, report.IsComplete, report.Used));
    }

    [Fact]
    public async Task Forecast_FindsTheFirstDayOverTheLimit()
    {
        var (_, ledger, _) = await Founded(seatLimit: 5);
        await ledger.TryReserveAsync("org-1", "boss", new RosterCommand.Invite("m-1", RoleSet.Recorder), None);
        var today = DateOnly.FromDateTime(History.Start.UtcDateTime);

        var forecast = (await ledger.ForecastAsync(
            "org-1",
            [
                new(today.AddDays(3), RoleSet.Recorder, 2),
                new(today.AddDays(10), RoleSet.Recorder | RoleSet.Voice, 1),
                new(today.AddDays(20), RoleSet.Recorder, -4),
                new(today.AddDays(99), RoleSet.Recorder, 99),
            ],
            days: 30, None))!;

        Assert.Equal(today.AddDays(10), forecast.FirstDayOverLimit);
        Assert.Equal((6, 1), (forecast.Peak, forecast.SeatsToBuy));

        // Two at first, two more, the dialer's two, the invitation lapsed after fourteen days, four leave.
        Assert.Equal([2, 4, 6, 5, 1], new[] { 0, 3, 10, 14, 20 }.Select(day => forecast.Days[day].Seats));
    }

    [Fact]
    public async Task StatementOfAMonth_IsCsvWithoutPeople()
    {
        var (organisations, ledger, time) = await Founded(seatLimit: null);
        time.Now = new DateTimeOffset(2026, 1, 20, 12, 0, 0, TimeSpan.Zero);
        await ledger.TryReserveAsync("org-1", "boss", new RosterCommand.Invite("ann", RoleSet.Recorder | RoleSet.Voice), None);
        time.Now = time.Now.AddDays(1);
        await organisations.ExecuteAsync("org-1", "ann", new RosterCommand.Accept("ann"), None);
        time.Now = time.Now.AddDays(1);
        await organisations.ExecuteAsync("org-1", "boss", new RosterCommand.Suspend("ann"), None);
        time.Now = time.Now.AddDays(60);
        await organisations.ExecuteAsync("org-1", "boss", new RosterCommand.Remove("ann"), None);

        var january = (await ledger.StatementAsync("org-1", 2026, 1, None))!;

        Assert.Equal(
            "organisation,month,licences,seats_at_end,peak_seats,seat_days\r\n"
            + "org-1,2026-01,Recorder,1,1,27\r\n"
            + "org-1,2026-01,Recorder+Voice,0,2,6\r\n"
            + "org-1,2026-01,Total,1,3,33\r\n",
            january.ToCsv());
        var history = await ledger.HistoryAsync("org-1", new(2026, 1, 19), new(2026, 1, 23), None);
        Assert.Equal([(1, 1), (3, 3), (3, 3), (1, 3), (1, 1)], history.Select(day => (day.Seats, day.Peak)));
        Assert.Null(await ledger.StatementAsync("org-2", 2026, 1, None));
    }

    [Fact]
    public void Csv_DoesNotBecomeAFormula()
    {
        var statement = SeatStatement.Of("=cmd,\"x\"", [], 2026, 1);
        Assert.Contains("\"'=cmd,\"\"x\"\"\",2026-01,Total,0,0,0", statement.ToCsv(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Organisations_SeeNothingOfEachOther()
    {
        var (organisations, ledger, _) = await Founded(seatLimit: 1);
        await organisations.FoundAsync("org-2", "boss", seatLimit: 9, None);
        Assert.Equal(RuleViolation.SeatLimitReached, (await ledger.TryReserveAsync("org-1", "boss", new RosterCommand.Invite("m-1", RoleSet.Recorder), None)).Violation);
        Assert.True((await ledger.TryReserveAsync("org-2", "boss", new RosterCommand.Invite("m-1", RoleSet.Recorder), None)).IsAccepted);
        Assert.Null((await organisations.FindAsync("org-1", None))!.Find("m-1"));
        Assert.Equal(RuleViolation.OrganisationExists, (await organisations.FoundAsync("org-2", "else", cancellationToken: None)).Violation);
        Assert.Equal(RuleViolation.UnknownOrganisation, (await organisations.ExecuteAsync("org-3", null, new RosterCommand.CreateTeam("t"), None)).Violation);
    }

    private static async Task<(IOrganisations Organisations, ISeatLedger Ledger, TestTime Time)> Founded(int? seatLimit)
    {
        var services = Services();
        var organisations = services.GetRequiredService<IOrganisations>();
        Assert.True((await organisations.FoundAsync("org-1", "boss", seatLimit, None)).IsAccepted);
        return (organisations, services.GetRequiredService<ISeatLedger>(), (TestTime)services.GetRequiredService<TimeProvider>());
    }

    private static ServiceProvider Services() => new ServiceCollection()
        .AddSingleton<TimeProvider>(new TestTime(History.Start))
        .AddJiminnyRoles(options =>
        {
            options.Model = "current";
            options.SeatIncludesInsights = options.SeatDownloadsOwn = options.InsightsForExternals = options.SingleOwner = true;
            options.InsightsDownload = false;
            options.VoiceSeats = 1;
            options.InsightsSeats = 0;
        })
        .BuildServiceProvider();
}
