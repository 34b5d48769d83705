using static Jiminny.Roles.RoleModelDefinition;

namespace Jiminny.Roles;

/// <summary>The current model: three base roles, of which Voice stands only on Recorder, and grants on top.</summary>
internal static class CurrentModel
{
    internal static RoleModelDefinition Definition { get; } = new("current", "1")
    {
        Roles =
        [
            new(RoleSet.Insights, RoleKind.Base, Licence.Insights, Reason.LicenceLacksPermission)
            {
                Aliases = ["Analyst", "Coach"],
                SeatsAsked = ModelQuestions.InsightsSeats,
                ExternalsAsked = ModelQuestions.InsightsForExternals,
            },
            new(RoleSet.Recorder, RoleKind.Base, Licence.Recorder, Reason.LicenceLacksPermission)
            {
                Seats = 1,
                IncludesIfAsked = RoleSet.Insights,
                InclusionAsked = ModelQuestions.SeatIncludesInsights,
            },
            new(RoleSet.Voice, RoleKind.AddOn, Licence.Voice, Reason.LicenceLacksPermission) { Requires = RoleSet.Recorder, SeatsAsked = ModelQuestions.VoiceSeats },
            new(RoleSet.Manager, RoleKind.Grant, Licence.None, Reason.NotManagerOfTeam) { IsPerTeam = true },
            new(RoleSet.Admin, RoleKind.Grant, Licence.None, Reason.NotAdmin) { Aliases = ["Administrator"] },
            new(RoleSet.AccountOwner, RoleKind.Grant, Licence.None, Reason.NotAccountOwner)
            {
                DisplayName = "Account Owner",
                Aliases = ["Account Owner", "Owner"],
                ExistenceAsked = ModelQuestions.SingleOwner,
                HeldByExactlyOne = true,
            },
        ],
        Rules =
        [
            .. May(RoleSet.Insights, Reach.Organisation, Permissions.Recordings.Listen, Permissions.Recordings.Coach, Permissions.Recordings.Analyse,
                Permissions.Opportunities.Analyse, Permissions.Teams.ReadReports),
            .. May(RoleSet.Insights, Reach.Organisation, ModelQuestions.InsightsDownload, Permissions.Recordings.Download),
            May(RoleSet.Insights, Reach.Organisation, CrmNeed.User, Permissions.Opportunities.EditFields),
            .. May(RoleSet.Insights, Reach.Own, Permissions.Mailboxes.Connect),

            .. May(RoleSet.Recorder, Reach.Own, Permissions.Recordings.Record, Permissions.Recordings.Stream, Permissions.Recordings.Listen, Permissions.Mailboxes.Connect),
            .. May(RoleSet.Recorder, Reach.Own, ModelQuestions.SeatDownloadsOwn, Permissions.Recordings.Download),
            May(RoleSet.Recorder, Reach.Own, CrmNeed.ByWritePolicy, Permissions.Calls.Log),
            May(RoleSet.Recorder, Reach.Organisation, CrmNeed.User, Permissions.Opportunities.EditFields),

            May(RoleSet.Voice, Reach.Own, CrmNeed.User, Permissions.Calls.Make),
            .. May(RoleSet.Voice, Reach.Own, Permissions.Calls.Record),

            .. May(RoleSet.Manager, Reach.ManagedTeam, Permissions.Recordings.Listen, Permissions.Teams.ReadReports, Permissions.Teams.DefaultReportingView,
                Permissions.Teams.DefaultOnDemandView, Permissions.Teams.InviteMember, Permissions.Teams.ManageMembers, Permissions.Teams.Customise),

            // "Full permissions" is all but what takes a seat to do; editing opportunities comes with either base role.
            .. May(RoleSet.Admin, Reach.Organisation, Permissions.Recordings.Listen, Permissions.Recordings.Download, Permissions.Recordings.Coach,
                Permissions.Recordings.Analyse, Permissions.Opportunities.Analyse, Permissions.Teams.ReadReports, Permissions.Teams.DefaultReportingView,
                Permissions.Teams.DefaultOnDemandView, Permissions.Teams.InviteMember, Permissions.Teams.ManageMembers, Permissions.Teams.Customise,
                Permissions.Teams.AppointManager, Permissions.Organisations.ChangeSettings, Permissions.Organisations.SetUpTeams,
                Permissions.Organisations.CreateScorecards, Permissions.Organisations.AssignRoles, Permissions.Organisations.ReadLicences,
                Permissions.Organisations.SetUpCrm, Permissions.Mailboxes.DesignateForImport),

            .. May(RoleSet.AccountOwner, Reach.Organisation, Permissions.Organisations.TransferOwnership),
        ],
        FounderRoles = RoleSet.Recorder | RoleSet.Admin | RoleSet.AccountOwner,
        ComingSoon = [PermissionId.BillingDownloadInvoices, PermissionId.BillingConfigure],
    };
}
