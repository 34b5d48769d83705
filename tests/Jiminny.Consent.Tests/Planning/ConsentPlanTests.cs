using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Consent.Tests.Support;

namespace Jiminny.Consent.Tests.Planning;

public sealed class ConsentPlanTests
{
    [Fact]
    public void Jiminny_on_microsoft_asks_for_meetings_only_until_settings_are_on()
    {
        var plan = ConsentPlan.For(MicrosoftProducts.Jiminny, ProductSettings.None);

        Assert.Equal(["sign-in", "calendar"], plan.Steps.Select(step => step.Id));
        Assert.Equal([MicrosoftScopes.CalendarsReadWrite, MicrosoftScopes.OnlineMeetingsRead], plan.Steps[1].Scopes);
        Assert.DoesNotContain(Capabilities.ImportMailMetadata, plan.Capabilities);
    }

    [Fact]
    public void Email_sync_asks_for_one_scope_more()
    {
        var without = ConsentPlan.For(MicrosoftProducts.Jiminny, ProductSettings.None);
        var with = ConsentPlan.For(MicrosoftProducts.Jiminny, ProductSettings.On(MicrosoftProducts.EmailSync));

        Assert.Equal([MicrosoftScopes.MailRead], with.Scopes.Except(without.Scopes));
    }

    [Fact]
    public void Match_only_import_needs_no_more_than_basic_scopes()
    {
        var least = MicrosoftProducts.Jiminny.FullPlan().WithLeastPrivilege();

        Assert.Contains(MicrosoftScopes.MailReadBasic, least.Scopes);
        Assert.Contains(MicrosoftScopes.CalendarsReadBasic, least.Scopes);
        Assert.DoesNotContain(MicrosoftScopes.MailRead, least.Scopes);
        Assert.DoesNotContain(MicrosoftScopes.CalendarsReadWrite, least.Scopes);
    }

    [Fact]
    public void A_setting_the_product_lacks_is_refused_by_name()
    {
        var error = Assert.Throws<ArgumentException>(() => ProductSettings.Parse(GoogleProducts.TypeCrm, ["drive-files"]));

        Assert.Contains("'drive-files'", error.Message);
        Assert.Contains("tasks", error.Message);
    }

    [Theory]
    [InlineData("SalesCrmGoogle", true)]
    [InlineData("TypeCrmGoogle", false)]
    public void Drive_and_contacts_are_asked_for_sales_crm_only(string id, bool asked)
    {
        var scopes = Products.Get(id).FullPlan().Scopes;

        Assert.Equal(asked, scopes.Contains(GoogleScopes.DriveFile));
        Assert.Equal(asked, scopes.Contains(GoogleScopes.ContactsReadonly));
    }
}
