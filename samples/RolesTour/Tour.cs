using Jiminny.Roles;

namespace RolesTour;

/// <summary>A year in the life of an organisation, in five chapters.</summary>
internal sealed class Tour(IOrganisations organisations, ISeatLedger seats, IRoleModels models, StoryTime time, Stage stage)
{
    private const string Acme = "acme";

    internal async Task PlayAsync()
    {
        stage.Chapter("1. An organisation is founded, in the classic model");
        stage.Show("ada founds acme, with five seats", await organisations.FoundAsync(Acme, "ada", seatLimit: 5));
        await DoAsync("ada", "creates the team emea", new RosterCommand.CreateTeam("emea"));
        await DoAsync("ada", "invites bo as user into emea", new RosterCommand.Invite("bo", RoleSet.User, "emea"));
        await DoAsync("bo", "accepts", new RosterCommand.Accept("bo"));
        await DoAsync("ada", "appoints bo manager of emea", new RosterCommand.AppointManager("bo", "emea"));
        await DoAsync("bo", "invites cy as user into emea", new RosterCommand.Invite("cy", RoleSet.User, "emea"));
        await DoAsync("cy", "accepts", new RosterCommand.Accept("cy"));
        await DoAsync("bo", "invites dee as administrator", new RosterCommand.Invite("dee", RoleSet.Admin, "emea"));
        await DoAsync("ada", "invites dee as administrator", new RosterCommand.Invite("dee", RoleSet.Admin));
        await DoAsync("dee", "accepts", new RosterCommand.Accept("dee"));
        await DoAsync("ada", "invites eve, a coach from outside", new RosterCommand.Invite("eve", RoleSet.Insights) { IsExternal = true });
        await DoAsync("eve", "accepts", new RosterCommand.Accept("eve"));

        stage.Chapter("2. The seats run out");
        await DoAsync("bo", "invites flo as user into emea", new RosterCommand.Invite("flo", RoleSet.User, "emea"));
        await DoAsync("bo", "invites gus as user into emea", new RosterCommand.Invite("gus", RoleSet.User, "emea"));
        stage.Show((await seats.ReportAsync(Acme))!);
        time.Pass(TimeSpan.FromDays(15));
        stage.Say("  Fifteen days later flo has not answered, and the invitation has lapsed.");
        await DoAsync("bo", "invites gus again", new RosterCommand.Invite("gus", RoleSet.User, "emea"));
        await DoAsync("gus", "accepts", new RosterCommand.Accept("gus"));

        stage.Chapter("3. Why not?");
        await AskAsync("eve", "download a recording of cy", Permissions.Recordings.Download, new Recording(Acme, "cy", "emea"));
        await AskAsync("cy", "invite a colleague", Permissions.Teams.InviteMember, new Team(Acme, "emea"));
        await AskAsync("dee", "set up the CRM", Permissions.Organisations.SetUpCrm, new Organisation(Acme));
        await AskAsync("ada", "download invoices", Permissions.Finance.DownloadInvoices, new Billing(Acme));
        var acme = (await organisations.FindAsync(Acme))!;
        await AskAsync("cy", "log a call to the CRM", Permissions.Calls.Log, acme.CrmRecordOf("cy"));
        stage.Say("  The organisation follows the remedy that needs no CRM account.");
        await DoAsync("dee", "writes to the CRM through the integration's user", new RosterCommand.SetCrmWritePolicy(CrmWritePolicy.ThroughIntegrationUser));
        await AskAsync("cy", "log a call to the CRM", Permissions.Calls.Log, (await organisations.FindAsync(Acme))!.CrmRecordOf("cy"));

        stage.Chapter("4. On to the current model");
        await MigrateAsync();

        stage.Chapter("5. Life goes on");
        await AskAsync("cy", "make a call with the dialer", Permissions.Calls.Make, new Call(Acme, "cy", "emea"));
        await DoAsync(null, "buys a seat for the dialer", new RosterCommand.SetSeatLimit(6));
        await DoAsync("ada", "gives cy Voice", new RosterCommand.AssignRoles("cy", RoleSet.Recorder | RoleSet.Voice));
        await DoAsync("ada", "records that cy has a CRM account", new RosterCommand.SetCrmAccess("cy", CrmAccess.User));
        await AskAsync("cy", "make a call with the dialer", Permissions.Calls.Make, new Call(Acme, "cy", "emea"));
        await DoAsync("ada", "hands the account over to dee", new RosterCommand.TransferOwnership("dee"));
        await DoAsync("dee", "suspends bo, who leaves", new RosterCommand.Suspend("bo"));
        await DoAsync("ada", "suspends dee", new RosterCommand.Suspend("dee"));
        await ForecastAsync();
        stage.Say((await seats.StatementAsync(Acme, 2026, 3))!.ToCsv());
    }

    private async Task DoAsync(string? actor, string what, RosterCommand command) =>
        stage.Show($"{actor ?? "the host"} {what}", await organisations.ExecuteAsync(Acme, actor, command));

    private async Task AskAsync<TResource>(string memberId, string what, Permission<TResource> permission, TResource resource)
        where TResource : struct, IResource
    {
        var roster = (await organisations.FindAsync(Acme))!;
        var model = models.Find(roster.ModelName)!;
        stage.Show($"may {memberId} {what}?", model.Decide(roster.Find(memberId), permission, resource));
        stage.Show(model.Remedies(roster.Find(memberId), permission, resource));
    }

    private async Task MigrateAsync()
    {
        var acme = (await organisations.FindAsync(Acme))!;
        var plan = MigrationPlan.Create(acme, models.Find("classic")!, models.Find("current")!);
        stage.Show(plan);
        stage.Show("the host migrates", await organisations.MigrateAsync(Acme, plan));

        stage.Say($"  Gains and losses are looked at and confirmed: {plan.Unconfirmed}.");
        plan = MigrationPlan.Create(acme, models.Find("classic")!, models.Find("current")!, new MigrationOptions { Confirmed = plan.Unconfirmed });
        stage.Show("the host migrates", await organisations.MigrateAsync(Acme, plan));
        stage.Show("once more, which changes nothing", await organisations.MigrateAsync(Acme, plan));
        stage.Show("and takes it back", await organisations.UndoMigrationAsync(Acme, plan));
        stage.Show("and migrates again", await organisations.MigrateAsync(Acme, plan));
    }

    private async Task ForecastAsync()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var forecast = (await seats.ForecastAsync(Acme, [new(today.AddDays(14), RoleSet.Recorder | RoleSet.Voice, 2)], days: 60))!;
        stage.Show((await seats.ReportAsync(Acme))!);
        stage.Say($"  Two more with dialer in a fortnight: {forecast.Peak} seats at the peak, over the limit on {forecast.FirstDayOverLimit:yyyy-MM-dd}, {forecast.SeatsToBuy} to buy.");
    }
}
