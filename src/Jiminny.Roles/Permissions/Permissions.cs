using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>Every permission, typed by what it acts on.</summary>
public static class Permissions
{
    /// <summary>Every permission, in the order of <see cref="PermissionId"/>.</summary>
    public static ImmutableArray<Permission> All { get; } =
    [
        Recordings.Record, Recordings.Stream, Recordings.Listen, Recordings.Download, Recordings.Coach, Recordings.Analyse,
        Calls.Make, Calls.Record, Calls.Log,
        Opportunities.Analyse, Opportunities.EditFields,
        Teams.ReadReports, Teams.DefaultReportingView, Teams.DefaultOnDemandView, Teams.InviteMember, Teams.ManageMembers, Teams.Customise, Teams.AppointManager,
        Organisations.ChangeSettings, Organisations.SetUpTeams, Organisations.CreateScorecards, Organisations.AssignRoles, Organisations.ReadLicences,
        Organisations.SetUpCrm, Organisations.TransferOwnership,
        Mailboxes.Connect, Mailboxes.DesignateForImport,
        Finance.DownloadInvoices, Finance.Configure,
    ];

    /// <summary>The permission with an id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The permission.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not in the list.</exception>
    public static Permission Of(PermissionId id) =>
        (int)id < All.Length ? All[(int)id] : throw new ArgumentOutOfRangeException(nameof(id), id, "Not a permission; use a named value of PermissionId.");

    /// <summary>On recordings.</summary>
    public static class Recordings
    {
        /// <summary>Record a conversation of one's own.</summary>
        public static Permission<Recording> Record { get; } = new(PermissionId.RecordingRecord, "recording.record");

        /// <summary>Stream a conversation of one's own live.</summary>
        public static Permission<Recording> Stream { get; } = new(PermissionId.RecordingStream, "recording.stream");

        /// <summary>Listen back.</summary>
        public static Permission<Recording> Listen { get; } = new(PermissionId.RecordingListen, "recording.listen");

        /// <summary>Download.</summary>
        public static Permission<Recording> Download { get; } = new(PermissionId.RecordingDownload, "recording.download");

        /// <summary>Coach the member who recorded.</summary>
        public static Permission<Recording> Coach { get; } = new(PermissionId.RecordingCoach, "recording.coach");

        /// <summary>Analyse the conversation.</summary>
        public static Permission<Recording> Analyse { get; } = new(PermissionId.RecordingAnalyse, "recording.analyse");
    }

    /// <summary>On calls.</summary>
    public static class Calls
    {
        /// <summary>Make a call with the dialer.</summary>
        public static Permission<Call> Make { get; } = new(PermissionId.CallMake, "call.make");

        /// <summary>Record a call made with the dialer.</summary>
        public static Permission<Call> Record { get; } = new(PermissionId.CallRecord, "call.record");

        /// <summary>Log one's own call to the CRM.</summary>
        public static Permission<CrmRecord> Log { get; } = new(PermissionId.CallLog, "call.log");
    }

    /// <summary>On opportunities of the CRM.</summary>
    public static class Opportunities
    {
        /// <summary>Analyse a deal.</summary>
        public static Permission<CrmRecord> Analyse { get; } = new(PermissionId.OpportunityAnalyse, "opportunity.analyse");

        /// <summary>Edit its fields through Deal Insights.</summary>
        public static Permission<CrmRecord> EditFields { get; } = new(PermissionId.OpportunityEditFields, "opportunity.edit-fields");
    }

    /// <summary>On teams.</summary>
    public static class Teams
    {
        /// <summary>Read reports about the team.</summary>
        public static Permission<Team> ReadReports { get; } = new(PermissionId.TeamReadReports, "team.read-reports");

        /// <summary>Have the team as default view in reporting.</summary>
        public static Permission<Team> DefaultReportingView { get; } = new(PermissionId.TeamDefaultReportingView, "team.default-reporting-view");

        /// <summary>Have the team as default view in on-demand.</summary>
        public static Permission<Team> DefaultOnDemandView { get; } = new(PermissionId.TeamDefaultOnDemandView, "team.default-on-demand-view");

        /// <summary>Invite a member into the team.</summary>
        public static Permission<Team> InviteMember { get; } = new(PermissionId.TeamInviteMember, "team.invite-member");

        /// <summary>Suspend, reactivate, move or remove members of the team.</summary>
        public static Permission<Team> ManageMembers { get; } = new(PermissionId.TeamManageMembers, "team.manage-members");

        /// <summary>Give the team a set-up of its own.</summary>
        public static Permission<Team> Customise { get; } = new(PermissionId.TeamCustomise, "team.customise");

        /// <summary>Appoint or dismiss a manager of the team.</summary>
        public static Permission<Team> AppointManager { get; } = new(PermissionId.TeamAppointManager, "team.appoint-manager");
    }

    /// <summary>On the organisation.</summary>
    public static class Organisations
    {
        /// <summary>Change settings and configuration.</summary>
        public static Permission<Organisation> ChangeSettings { get; } = new(PermissionId.OrganisationChangeSettings, "organisation.change-settings");

        /// <summary>Create and remove teams.</summary>
        public static Permission<Organisation> SetUpTeams { get; } = new(PermissionId.OrganisationSetUpTeams, "organisation.set-up-teams");

        /// <summary>Create coaching scorecards.</summary>
        public static Permission<Organisation> CreateScorecards { get; } = new(PermissionId.OrganisationCreateScorecards, "organisation.create-scorecards");

        /// <summary>Give and take roles.</summary>
        public static Permission<Organisation> AssignRoles { get; } = new(PermissionId.OrganisationAssignRoles, "organisation.assign-roles");

        /// <summary>See the number of used licences.</summary>
        public static Permission<Organisation> ReadLicences { get; } = new(PermissionId.OrganisationReadLicences, "organisation.read-licences");

        /// <summary>Set up the CRM integration.</summary>
        public static Permission<Organisation> SetUpCrm { get; } = new(PermissionId.OrganisationSetUpCrm, "organisation.set-up-crm");

        /// <summary>Hand the account over to another member.</summary>
        public static Permission<Organisation> TransferOwnership { get; } = new(PermissionId.OrganisationTransferOwnership, "organisation.transfer-ownership");
    }

    /// <summary>On mailboxes.</summary>
    public static class Mailboxes
    {
        /// <summary>Connect one's own mailbox and calendar.</summary>
        public static Permission<Mailbox> Connect { get; } = new(PermissionId.MailboxConnect, "mailbox.connect");

        /// <summary>Designate a mailbox for e-mail import; only designated ones are scanned.</summary>
        public static Permission<Mailbox> DesignateForImport { get; } = new(PermissionId.MailboxDesignateForImport, "mailbox.designate-for-import");
    }

    /// <summary>On billing: announced, not there yet.</summary>
    public static class Finance
    {
        /// <summary>Download invoices.</summary>
        public static Permission<Billing> DownloadInvoices { get; } = new(PermissionId.BillingDownloadInvoices, "billing.download-invoices");

        /// <summary>Configure billing settings.</summary>
        public static Permission<Billing> Configure { get; } = new(PermissionId.BillingConfigure, "billing.configure");
    }
}
