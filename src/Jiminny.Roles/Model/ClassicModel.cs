using static Jiminny.Roles.RoleModelDefinition;

namespace Jiminny.Roles;

/// <summary>The classic model of March 2023: one role per member.</summary>
internal static class ClassicModel
{
    internal static RoleModelDefinition Definition { get; } = new("classic", "2023-03")
    {
        Roles =
        [
            new(RoleSet.Insights, RoleKind.Base, Licence.NotFull, Reason.LicenceLacksPermission) { DisplayName = "Coach", Aliases = ["Coach"], OpenToExternals = true },
            new(RoleSet.InsightsPlus, RoleKind.Base, Licence.NotFull, Reason.LicenceLacksPermission) { Aliases = ["Insights Plus", "Insights+"], Includes = RoleSet.Insights },
            new(RoleSet.User, RoleKind.Base, Licence.Full, Reason.LicenceLacksPermission)
            {
                Seats = 1,
                IncludesIfAsked = RoleSet.InsightsPlus,
                InclusionAsked = ModelQuestions.SeatIncludesInsights,
            },
            new(RoleSet.Manager, RoleKind.Base, Licence.Full, Reason.NotManagerOfTeam) { Seats = 1, IsPerTeam = true, Includes = RoleSet.User, Successor = RoleSet.User },
            new(RoleSet.Admin, RoleKind.Base, Licence.Full, Reason.NotAdmin) { Aliases = ["Administrator"], Seats = 1, Includes = RoleSet.User },
            new(RoleSet.AccountOwner, RoleKind.Base, Licence.Full, Reason.NotAccountOwner)
            {
                DisplayName = "Account Owner",
                Aliases = ["Account Owner", "Owner"],
                Seats = 1,
                Includes = RoleSet.Admin | RoleSet.InsightsPlus,
                HeldByExactlyOne = true,
                Successor = RoleSet.Admin,
            },
            new(RoleSet.Billing, RoleKind.Base, Licence.None, Reason.ComingSoon) { IsAnnounced = true },
        ],
        Rules =
        [
            .. May(RoleSet.Insights, Reach.Organisation, Permissions.Recordings.Listen, Permissions.Recordings.Coach),
            .. May(RoleSet.Insights, Reach.Own, Permissions.Mailboxes.Connect),

            .. May(RoleSet.InsightsPlus, Reach.Organisation, Permissions.Recordings.Download, Permissions.Teams.ReadReports),

            .. May(RoleSet.User, Reach.Own, Permissions.Recordings.Record, Permissions.Recordings.Stream, Permissions.Recordings.Listen, Permissions.Mailboxes.Connect),
            .. May(RoleSet.User, Reach.Own, ModelQuestions.SeatDownloadsOwn, Permissions.Recordings.Download),
            May(RoleSet.User, Reach.Own, CrmNeed.ByWritePolicy, Permissions.Calls.Log),

            .. May(RoleSet.Manager, Reach.ManagedTeam, Permissions.Recordings.Listen, Permissions.Teams.ReadReports, Permissions.Teams.DefaultReportingView,
                Permissions.Teams.DefaultOnDemandView, Permissions.Teams.InviteMember),

            .. May(RoleSet.Admin, Reach.Organisation, Permissions.Teams.InviteMember, Permissions.Teams.ManageMembers, Permissions.Teams.AppointManager,
                Permissions.Organisations.ChangeSettings, Permissions.Organisations.SetUpTeams, Permissions.Organisations.CreateScorecards,
                Permissions.Organisations.AssignRoles, Permissions.Organisations.ReadLicences, Permissions.Mailboxes.DesignateForImport),

            .. May(RoleSet.AccountOwner, Reach.Organisation, Permissions.Teams.DefaultReportingView, Permissions.Teams.DefaultOnDemandView,
                Permissions.Organisations.TransferOwnership),
            May(RoleSet.AccountOwner, Reach.Organisation, CrmNeed.Admin, Permissions.Organisations.SetUpCrm),
        ],
        FounderRoles = RoleSet.AccountOwner,
        ComingSoon = [PermissionId.BillingDownloadInvoices, PermissionId.BillingConfigure],
    };
}
