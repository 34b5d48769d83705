namespace Jiminny.Roles;

/// <summary>The closed list of permissions, for attributes and tables. To ask a decision use the typed ones in <see cref="Permissions"/>. Values are stable.</summary>
public enum PermissionId : byte
{
    /// <summary><see cref="Permissions.Recordings.Record"/>.</summary>
    RecordingRecord,

    /// <summary><see cref="Permissions.Recordings.Stream"/>.</summary>
    RecordingStream,

    /// <summary><see cref="Permissions.Recordings.Listen"/>.</summary>
    RecordingListen,

    /// <summary><see cref="Permissions.Recordings.Download"/>.</summary>
    RecordingDownload,

    /// <summary><see cref="Permissions.Recordings.Coach"/>.</summary>
    RecordingCoach,

    /// <summary><see cref="Permissions.Recordings.Analyse"/>.</summary>
    RecordingAnalyse,

    /// <summary><see cref="Permissions.Calls.Make"/>.</summary>
    CallMake,

    /// <summary><see cref="Permissions.Calls.Record"/>.</summary>
    CallRecord,

    /// <summary><see cref="Permissions.Calls.Log"/>.</summary>
    CallLog,

    /// <summary><see cref="Permissions.Opportunities.Analyse"/>.</summary>
    OpportunityAnalyse,

    /// <summary><see cref="Permissions.Opportunities.EditFields"/>.</summary>
    OpportunityEditFields,

    /// <summary><see cref="Permissions.Teams.ReadReports"/>.</summary>
    TeamReadReports,

    /// <summary><see cref="Permissions.Teams.DefaultReportingView"/>.</summary>
    TeamDefaultReportingView,

    /// <summary><see cref="Permissions.Teams.DefaultOnDemandView"/>.</summary>
    TeamDefaultOnDemandView,

    /// <summary><see cref="Permissions.Teams.InviteMember"/>.</summary>
    TeamInviteMember,

    /// <summary><see cref="Permissions.Teams.ManageMembers"/>.</summary>
    TeamManageMembers,

    /// <summary><see cref="Permissions.Teams.Customise"/>.</summary>
    TeamCustomise,

    /// <summary><see cref="Permissions.Teams.AppointManager"/>.</summary>
    TeamAppointManager,

    /// <summary><see cref="Permissions.Organisations.ChangeSettings"/>.</summary>
    OrganisationChangeSettings,

    /// <summary><see cref="Permissions.Organisations.SetUpTeams"/>.</summary>
    OrganisationSetUpTeams,

    /// <summary><see cref="Permissions.Organisations.CreateScorecards"/>.</summary>
    OrganisationCreateScorecards,

    /// <summary><see cref="Permissions.Organisations.AssignRoles"/>.</summary>
    OrganisationAssignRoles,

    /// <summary><see cref="Permissions.Organisations.ReadLicences"/>.</summary>
    OrganisationReadLicences,

    /// <summary><see cref="Permissions.Organisations.SetUpCrm"/>.</summary>
    OrganisationSetUpCrm,

    /// <summary><see cref="Permissions.Organisations.TransferOwnership"/>.</summary>
    OrganisationTransferOwnership,

    /// <summary><see cref="Permissions.Mailboxes.Connect"/>.</summary>
    MailboxConnect,

    /// <summary><see cref="Permissions.Mailboxes.DesignateForImport"/>.</summary>
    MailboxDesignateForImport,

    /// <summary><see cref="Permissions.Finance.DownloadInvoices"/>.</summary>
    BillingDownloadInvoices,

    /// <summary><see cref="Permissions.Finance.Configure"/>.</summary>
    BillingConfigure,
}
