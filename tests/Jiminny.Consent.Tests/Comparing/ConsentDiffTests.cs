using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Consent.Tests.Support;

namespace Jiminny.Consent.Tests.Comparing;

public sealed class ConsentDiffTests
{
    [Fact]
    public void A_user_who_unticks_mail_keeps_meetings_and_is_told_how_to_get_mail()
    {
        var plan = GoogleProducts.Jiminny.FullPlan();
        var granted = GrantedScopes.Parse(
            plan.Product.Catalogue.Scopes,
            "https://www.googleapis.com/auth/calendar.events.owned.readonly openid https://www.googleapis.com/auth/userinfo.email https://www.googleapis.com/auth/userinfo.profile");
        var diff = ConsentDiff.Between(plan, granted, new GoogleConsentLinks(new Uri("https://app.example/connect/google")));

        Assert.True(diff.IsUsable);
        Assert.Contains(diff.On, state => state.Capability == Capabilities.ImportMeetings);
        var off = Assert.Single(diff.Off);
        Assert.Equal(Capabilities.ImportMailMetadata, off.Capability);
        Assert.Equal([GoogleScopes.GmailReadonly], off.Missing);
        var missing = Assert.Single(diff.Missing);
        Assert.False(missing.IsRequired);
        Assert.Equal("https://app.example/connect/google?step=email-sync", missing.UserLink!.AbsoluteUri);
    }

    [Theory]
    [InlineData("Mail.Read")]
    [InlineData("mail.read")]
    [InlineData("https://graph.microsoft.com/Mail.Read")]
    [InlineData("https://GRAPH.microsoft.com/mail.READ")]
    [InlineData("https://microsoftgraph.chinacloudapi.cn/Mail.Read")]
    [InlineData("00000003-0000-0000-c000-000000000000/Mail.Read")]
    public void A_microsoft_scope_is_known_by_every_spelling_of_a_token_response(string spelling)
    {
        Assert.True(MicrosoftCatalogue.Instance.Scopes.TryParse(spelling, out var scope));
        Assert.Equal(MicrosoftScopes.MailRead, scope);
    }

    [Theory]
    [InlineData("https://evil.example/Mail.Read")]
    [InlineData("Mail.Read ")]
    [InlineData("")]
    [InlineData("https://graph.microsoft.com/")]
    public void A_scope_of_another_resource_is_not_known(string spelling) => Assert.False(MicrosoftCatalogue.Instance.Scopes.TryParse(spelling, out _));

    [Fact]
    public void Google_aliases_stand_for_the_long_forms()
    {
        var granted = GrantedScopes.Parse(GoogleCatalogue.Instance.Scopes, "email  profile\topenid nonsense");

        Assert.True(granted.Known.SetEquals([GoogleScopes.OpenId, GoogleScopes.Email, GoogleScopes.Profile]));
        Assert.Equal(["nonsense"], granted.Unknown);
    }

    [Fact]
    public void An_old_metadata_grant_that_comes_back_keeps_mail_off_and_says_so()
    {
        var plan = GoogleProducts.Jiminny.FullPlan();
        var diff = plan.Diff([.. plan.Scopes, GoogleScopes.GmailMetadata]);

        Assert.Empty(diff.Missing);
        var off = Assert.Single(diff.Off);
        Assert.Equal(Capabilities.ImportMailMetadata, off.Capability);
        Assert.Equal([GoogleScopes.GmailMetadata], off.BlockedBy);
        Assert.Contains(diff.Conflicts, conflict => conflict.Spoiler == GoogleScopes.GmailMetadata && conflict.Spoiled == GoogleScopes.GmailReadonly && conflict.Effect.Length > 0);
    }

    [Fact]
    public void What_only_an_administrator_can_grant_links_to_the_administrators_page()
    {
        var plan = MicrosoftProducts.Jiminny.FullPlan();
        var links = new MicrosoftConsentLinks(new Uri("https://app.example/connect/microsoft"), "client", new Uri("https://app.example/done"));
        var missing = ConsentDiff.Between(plan, GrantedScopes.Parse(plan.Product.Catalogue.Scopes, "openid profile email User.Read"), links).Missing;

        var mail = missing.Single(scope => scope.Scope == MicrosoftScopes.MailRead);
        Assert.Equal(Grantor.UserUnlessTenantForbids, mail.GrantedBy);
        Assert.Equal(
            "https://login.microsoftonline.com/organizations/v2.0/adminconsent?client_id=client&scope=Mail.Read&redirect_uri=https%3A%2F%2Fapp.example%2Fdone",
            mail.AdministratorLink!.AbsoluteUri);
        var teams = missing.Single(scope => scope.Scope == MicrosoftScopes.ChatCreate);
        Assert.Equal(Grantor.User, teams.GrantedBy);
        Assert.Null(teams.AdministratorLink);
    }

    [Fact]
    public void A_narrower_grant_switches_import_on_although_the_asked_scope_is_missing()
    {
        var plan = MicrosoftProducts.Jiminny.FullPlan();
        var diff = plan.Diff([MicrosoftScopes.UserRead, MicrosoftScopes.MailReadBasic]);

        Assert.Contains(diff.On, state => state.Capability == Capabilities.ImportMailMetadata);
        Assert.Contains(diff.Missing, missing => missing.Scope == MicrosoftScopes.MailRead);
        Assert.Equal([MicrosoftScopes.MailReadBasic], diff.Narrower);
        Assert.Empty(diff.Excess);
    }
}
