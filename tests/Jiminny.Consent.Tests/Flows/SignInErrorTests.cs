using Jiminny.Connectors;
using Jiminny.Consent.Providers;
using Jiminny.Consent.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Consent.Tests.Flows;

/// <summary>Each error that the vendors document becomes an outcome that says who has to act.</summary>
public sealed class SignInErrorTests
{
    [Theory]
    [InlineData("consent_required", "AADSTS65001", SignInError.ConsentRequired, Actor.User)]
    [InlineData("access_denied", "AADSTS90094", SignInError.AdministratorConsentRequired, Actor.Administrator)]
    [InlineData("access_denied", "AADSTS65004", SignInError.UserDeclined, Actor.User)]
    [InlineData("interaction_required", "AADSTS50076", SignInError.InteractionRequired, Actor.User)]
    [InlineData("interaction_required", "AADSTS50079", SignInError.InteractionRequired, Actor.User)]
    [InlineData("interaction_required", "AADSTS50074", SignInError.InteractionRequired, Actor.User)]
    [InlineData("interaction_required", "AADSTS50072", SignInError.InteractionRequired, Actor.User)]
    [InlineData("invalid_grant", "AADSTS50078", SignInError.InteractionRequired, Actor.User)]
    [InlineData("invalid_grant", "AADSTS70043", SignInError.InteractionRequired, Actor.User)]
    [InlineData("invalid_grant", "AADSTS50173", SignInError.ConnectionLost, Actor.User)]
    [InlineData("invalid_grant", "AADSTS70000", SignInError.ConnectionLost, Actor.User)]
    [InlineData("invalid_grant", "AADSTS70008", SignInError.ConnectionLost, Actor.User)]
    [InlineData("invalid_grant", "AADSTS700082", SignInError.ConnectionLost, Actor.User)]
    [InlineData("invalid_grant", "AADSTS54005", SignInError.CodeRefused, Actor.User)]
    [InlineData("invalid_grant", "AADSTS501481", SignInError.PkceRefused, Actor.Operator)]
    [InlineData("access_denied", "AADSTS53003", SignInError.BlockedByConditionalAccess, Actor.Administrator)]
    [InlineData("access_denied", "AADSTS53000", SignInError.BlockedByConditionalAccess, Actor.Administrator)]
    [InlineData("access_denied", "AADSTS50105", SignInError.NotAssigned, Actor.Administrator)]
    [InlineData("invalid_scope", "AADSTS70011", SignInError.ApplicationMisconfigured, Actor.Operator)]
    [InlineData("invalid_request", "AADSTS50020", SignInError.AccountNotAllowed, Actor.User)]
    [InlineData("invalid_request", "AADSTS50034", SignInError.AccountNotAllowed, Actor.User)]
    [InlineData("invalid_request", "AADSTS50196", SignInError.ApplicationMisconfigured, Actor.Operator)]
    [InlineData("invalid_client", "AADSTS7000222", SignInError.ApplicationCredentialRefused, Actor.Operator)]
    [InlineData("invalid_client", "AADSTS7000215", SignInError.ApplicationCredentialRefused, Actor.Operator)]
    [InlineData("login_required", null, SignInError.InteractionRequired, Actor.User)]
    [InlineData("temporarily_unavailable", null, SignInError.ServiceDown, Actor.Nobody)]
    [InlineData("something ana@contoso.example new", null, SignInError.Protocol, Actor.Operator)]
    public async Task Microsofts(string error, string? number, SignInError expected, Actor actor) =>
        await CheckAsync(Provider.Microsoft, error, number is null ? null : $"{number}: A text about ana@contoso.example.", expected, actor);

    [Theory]
    [InlineData("access_denied", SignInError.UserDeclined, Actor.User)]
    [InlineData("admin_policy_enforced", SignInError.BlockedByPolicy, Actor.Administrator)]
    [InlineData("org_internal", SignInError.AccountNotAllowed, Actor.User)]
    [InlineData("disallowed_useragent", SignInError.ApplicationMisconfigured, Actor.Operator)]
    [InlineData("redirect_uri_mismatch", SignInError.ApplicationMisconfigured, Actor.Operator)]
    [InlineData("invalid_client", SignInError.ApplicationCredentialRefused, Actor.Operator)]
    [InlineData("deleted_client", SignInError.ApplicationCredentialRefused, Actor.Operator)]
    [InlineData("invalid_grant", SignInError.ConnectionLost, Actor.User)]
    [InlineData("restricted_client", SignInError.ApplicationMisconfigured, Actor.Operator)]
    [InlineData("invalid_scope", SignInError.ApplicationMisconfigured, Actor.Operator)]
    [InlineData("invalid_request", SignInError.ApplicationMisconfigured, Actor.Operator)]
    [InlineData("bo@fabrikam.example", SignInError.Protocol, Actor.Operator)]
    public async Task Googles(string error, SignInError expected, Actor actor) => await CheckAsync(Provider.Google, error, "A text about bo@fabrikam.example.", expected, actor);

    [Theory]
    [InlineData("consent_required", SignInError.ConsentRequired)]
    [InlineData("basic_action", SignInError.InteractionRequired)]
    [InlineData("additional_action", SignInError.InteractionRequired)]
    [InlineData("message_only", SignInError.BlockedByConditionalAccess)]
    [InlineData("user_password_expired", SignInError.InteractionRequired)]
    [InlineData("bad_token", SignInError.ConnectionLost)]
    [InlineData("token_expired", SignInError.ConnectionLost)]
    [InlineData("protection_policy_required", SignInError.BlockedByConditionalAccess)]
    [InlineData("device_authentication_failed", SignInError.BlockedByConditionalAccess)]
    [InlineData("client_mismatch", SignInError.ApplicationMisconfigured)]
    public async Task Microsofts_suberrors_refine_without_a_number(string suberror, SignInError expected)
    {
        await using var services = Services();
        var failure = Accounts(services, Provider.Microsoft).Classify(Answer(Provider.Microsoft) with { Error = "invalid_grant", Suberror = suberror });

        Assert.Equal(expected, failure.Error);
    }

    [Fact]
    public void Every_error_says_who_has_to_do_what() =>
        Assert.All(Enum.GetValues<SignInError>(), error => Assert.True(new SignInFailure(error, "code").Remedy.Length > 20, $"{error} has no remedy."));

    private static async Task CheckAsync(Provider provider, string error, string? description, SignInError expected, Actor actor)
    {
        await using var services = Services();
        var failure = Accounts(services, provider).Classify(Answer(provider) with { Error = error, ErrorDescription = description });

        Assert.Equal((expected, actor), (failure.Error, failure.Actor));
        Assert.DoesNotContain("@", failure.ToString(), StringComparison.Ordinal);
    }

    private static SignInReturn Answer(Provider provider) => new(provider, SignInHarness.RedirectOf(provider), "browser");

    private static IProviderAccounts Accounts(ServiceProvider services, Provider provider) =>
        services.GetServices<IProviderAccounts>().Single(accounts => accounts.Provider == provider);

    private static ServiceProvider Services() => new ServiceCollection()
        .AddJiminnyMicrosoftSignIn(options => (options.ClientId, options.ClientSecret) = ("client-1", "secret-1"))
        .AddJiminnyGoogleSignIn(options => (options.ClientId, options.ClientSecret) = ("client-1", "secret-1"))
        .BuildServiceProvider();
}
