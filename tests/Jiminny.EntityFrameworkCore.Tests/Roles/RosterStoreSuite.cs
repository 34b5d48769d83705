using Jiminny.Roles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.EntityFrameworkCore.Tests.Roles;

/// <summary>What holds of every durable store of organisations.</summary>
public abstract class RosterStoreSuite : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await CreateDatabaseAsync();

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task SixtyFourInvitationsAtOnce_FromTwoProcesses_AdmitExactlyTheSeatsLeft(int seats)
    {
        await using var one = Process();
        await using var two = Process();
        await one.GetRequiredService<IOrganisations>().FoundAsync("org-1", "boss", seats + 1);
        ISeatLedger[] ledgers = [one.GetRequiredService<ISeatLedger>(), two.GetRequiredService<ISeatLedger>()];

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(async () =>
            await ledgers[i % 2].TryReserveAsync("org-1", "boss", new RosterCommand.Invite($"m-{i}", RoleSet.Recorder)))));

        Assert.Equal(seats, outcomes.Count(outcome => outcome.IsAccepted));
        Assert.All(outcomes.Where(outcome => !outcome.IsAccepted), outcome => Assert.Equal(RuleViolation.SeatLimitReached, outcome.Violation));
        var report = (await ledgers[1].ReportAsync("org-1"))!;
        Assert.Equal((1, seats, SeatStanding.Full), (report.Used, report.Reserved, report.Standing));
        var events = await one.GetRequiredService<IRosterStore>().ReadSeatEventsAsync("org-1", DateTimeOffset.MaxValue);
        Assert.Equal(seats + 1, SeatHistory.SeatsAt(events, report.AsOf));
    }

    [Fact]
    public async Task AnOrganisationFoundedTwiceAtOnce_IsFoundedOnce()
    {
        await using var one = Process();
        await using var two = Process();
        var outcomes = await Task.WhenAll(new[] { one, two }.Select((process, i) => Task.Run(async () =>
            await process.GetRequiredService<IOrganisations>().FoundAsync("org-1", $"boss-{i}"))));
        Assert.Equal([RuleViolation.None, RuleViolation.OrganisationExists], outcomes.Select(outcome => outcome.Violation).Order());
    }

    [Fact]
    public async Task EverythingOfAnOrganisation_ComesBack()
    {
        await using var services = Process();
        var organisations = services.GetRequiredService<IOrganisations>();
        await organisations.FoundAsync("org-1", "boss", seatLimit: 9);
        RosterCommand[] commands =
        [
            new RosterCommand.CreateTeam("a \"team\", with [all]"),
            new RosterCommand.CreateTeam("emea"),
            new RosterCommand.Invite("lead", RoleSet.Recorder | RoleSet.Voice | RoleSet.Manager, "emea")
            {
                ManagedTeams = ["emea", "a \"team\", with [all]"],
                CrmAccess = CrmAccess.Admin,
                Expires = DateTimeOffset.FromUnixTimeMilliseconds(4_000_000_000_123),
            },
            new RosterCommand.Invite("coach", RoleSet.Insights) { IsExternal = true },
            new RosterCommand.Accept("coach"),
            new RosterCommand.Suspend("coach"),
            new RosterCommand.DesignateForImport("boss"),
            new RosterCommand.SetCrmWritePolicy(CrmWritePolicy.AsUser),
        ];
        foreach (var command in commands)
        {
            var outcome = await organisations.ExecuteAsync("org-1", null, command);
            Assert.True(outcome.IsAccepted, outcome.ToString());
            await using var other = Process();
            Assert.Equal(outcome.Roster, await other.GetRequiredService<IOrganisations>().FindAsync("org-1"));
        }

        await organisations.ExecuteAsync("org-1", null, new RosterCommand.Remove("coach"));
        await organisations.ExecuteAsync("org-1", null, new RosterCommand.RemoveTeam("emea"));
        await organisations.ExecuteAsync("org-1", null, new RosterCommand.SetSeatLimit(null));
        var left = (await organisations.FindAsync("org-1"))!;
        Assert.Equal((2, 1, null), (left.MemberCount, left.Teams.Count, left.SeatLimit));
    }

    [Fact]
    public async Task ARefusedOrCancelledChange_StoresNothing()
    {
        await using var services = Process();
        var organisations = services.GetRequiredService<IOrganisations>();
        Assert.Equal(RuleViolation.UnknownOrganisation, (await organisations.ExecuteAsync("org-1", null, new RosterCommand.CreateTeam("t"))).Violation);
        Assert.Null(await organisations.FindAsync("org-1"));

        await organisations.FoundAsync("org-1", "boss", seatLimit: 1);
        var before = await organisations.FindAsync("org-1");
        await organisations.ExecuteAsync("org-1", null, new RosterCommand.Invite("m-1", RoleSet.Recorder));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await organisations.ExecuteAsync("org-1", null, new RosterCommand.CreateTeam("t"), new CancellationToken(canceled: true)));
        await Assert.ThrowsAsync<NotSupportedException>(async () =>
            await services.GetRequiredService<IRosterStore>().ChangeAsync("org-1", _ => throw new NotSupportedException()));
        Assert.Equal(before, await organisations.FindAsync("org-1"));
        Assert.Single(await services.GetRequiredService<IRosterStore>().ReadSeatEventsAsync("org-1", DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task OrganisationsWithTheSameIdsInside_SeeNothingOfEachOther()
    {
        await using var services = Process();
        var organisations = services.GetRequiredService<IOrganisations>();
        await organisations.FoundAsync("org-1", "boss");
        await organisations.FoundAsync("org-2", "boss");
        await organisations.ExecuteAsync("org-1", null, new RosterCommand.CreateTeam("emea"));
        await organisations.ExecuteAsync("org-1", null, new RosterCommand.DesignateForImport("boss"));
        var other = (await organisations.FindAsync("org-2"))!;
        Assert.Empty(other.Teams);
        Assert.False(other.Find("boss")!.IsDesignatedForImport);
        Assert.Single(await services.GetRequiredService<IRosterStore>().ReadSeatEventsAsync("org-2", DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task AnUnknownRoleInARow_CostsNobodyElseAnything_AndStaysInTheRow()
    {
        await using var services = Process();
        var organisations = services.GetRequiredService<IOrganisations>();
        await organisations.FoundAsync("org-1", "boss");
        await organisations.ExecuteAsync("org-1", null, new RosterCommand.Invite("m-1", RoleSet.Recorder));
        await ExecuteAsync(services, "UPDATE jiminny_members SET roles = 'Recorder Astronaut' WHERE member_id = 'm-1'");

        Assert.Equal(RoleSet.Recorder, (await organisations.FindAsync("org-1"))!.Find("m-1")!.Roles);
        Assert.True((await organisations.ExecuteAsync("org-1", "boss", new RosterCommand.CreateTeam("emea"))).IsAccepted);
        Assert.Equal("Recorder Astronaut", await ExecuteAsync(services, "SELECT roles FROM jiminny_members WHERE member_id = 'm-1'"));
    }

    [Fact]
    public async Task AMigration_IsStoredAndTakenBack()
    {
        await using var services = Process("classic");
        var organisations = services.GetRequiredService<IOrganisations>();
        var models = services.GetRequiredService<IRoleModels>();
        await organisations.FoundAsync("org-1", "boss");
        var before = (await organisations.FindAsync("org-1"))!;
        var plan = MigrationPlan.Create(
            before, models.Find("classic")!, models.Find("current")!, new MigrationOptions { Confirmed = MigrationConfirmations.AdministratorsGain | MigrationConfirmations.MembersLose });

        Assert.True((await organisations.MigrateAsync("org-1", plan)).IsAccepted);
        var after = (await organisations.FindAsync("org-1"))!;
        Assert.Equal(("current", RoleSet.Recorder | RoleSet.Admin | RoleSet.AccountOwner), (after.ModelName, after.Find("boss")!.Roles));
        Assert.True((await organisations.UndoMigrationAsync("org-1", plan)).IsAccepted);
        Assert.Equal(before, await organisations.FindAsync("org-1"));
    }

    private protected abstract Task<TestDatabase> CreateDatabaseAsync();

    private static async Task<object?> ExecuteAsync(IServiceProvider services, string sql)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<JiminnyDbContext>>().CreateDbContextAsync();
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    /// <summary>A container of its own over the same database, as another process would have.</summary>
    private ServiceProvider Process(string model = "current") => _database.CreateServices(services => services.AddJiminnyRoles(options =>
    {
        options.Model = model;
        options.SeatIncludesInsights = options.SeatDownloadsOwn = options.InsightsDownload = options.InsightsForExternals = options.SingleOwner = true;
        options.VoiceSeats = 1;
        options.InsightsSeats = 0;
    }));
}
