using System.Reflection;

namespace Jiminny.Roles.Tests;

public sealed class CatalogueTests
{
    [Fact]
    public void EveryPermission_IsListedOnceUnderItsId()
    {
        var declared = typeof(Permissions).GetNestedTypes().SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public))
            .Select(property => (Permission)property.GetValue(null)!).ToList();
        Assert.Equal(Enum.GetValues<PermissionId>(), Permissions.All.Select(permission => permission.Id));
        Assert.Equal(declared.ToHashSet(), [.. Permissions.All]);
        Assert.Equal(declared.Count, Permissions.All.Select(permission => permission.Name).Distinct().Count());
    }

    [Fact]
    public void EveryPermission_HasARuleInSomeModelOrIsAnnounced()
    {
        var ruled = RoleModels.Classic.Rules.Concat(RoleModels.Current.Rules).Select(rule => rule.Permission).ToHashSet();
        Assert.Equal(
            RoleModels.Current.Definition.ComingSoon.Order(),
            Permissions.All.Select(permission => permission.Id).Where(id => !ruled.Contains(id)).Order());
    }

    [Fact]
    public void Analysis_OfTheCurrentModel()
    {
        var analysis = RoleModelAnalysis.Of(RoleModels.Current.With(Probe.Answers));
        Assert.Equal([PermissionId.BillingDownloadInvoices, PermissionId.BillingConfigure], analysis.NeverGranted);
        Assert.Equal(
            [PermissionId.RecordingListen, PermissionId.RecordingCoach, PermissionId.RecordingAnalyse, PermissionId.OpportunityAnalyse,
                PermissionId.OpportunityEditFields, PermissionId.TeamReadReports, PermissionId.MailboxConnect],
            analysis.AlwaysGranted);
        Assert.Empty(analysis.NotConfigured);
        Assert.DoesNotContain(PermissionId.RecordingRecord, analysis.WithoutSeat);
        Assert.Contains((RoleSet.Insights, RoleSet.Recorder), analysis.Subsumed);
        Assert.DoesNotContain((RoleSet.Recorder, RoleSet.Insights), analysis.Subsumed);
    }

    [Fact]
    public void Analysis_ShowsWhatIsNotConfigured()
    {
        var analysis = RoleModelAnalysis.Of(RoleModels.Current);
        Assert.Equal(ModelQuestions.SingleOwner, analysis.NotConfigured[PermissionId.OrganisationTransferOwnership]);
        Assert.True(analysis.NotConfigured[PermissionId.RecordingDownload].HasFlag(ModelQuestions.InsightsDownload));
    }
}
