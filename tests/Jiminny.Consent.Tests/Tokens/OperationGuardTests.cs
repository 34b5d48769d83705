using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Consent.Tests.Support;

namespace Jiminny.Consent.Tests.Tokens;

public sealed class OperationGuardTests
{
    public static TheoryData<Provider, string> Operations { get; } = new(
        MicrosoftCatalogue.Instance.Operations.Select(operation => (Provider.Microsoft, operation.Name))
            .Concat(GoogleCatalogue.Instance.Operations.Select(operation => (Provider.Google, operation.Name))));

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_call_without_its_scope_gets_no_token_and_nothing_leaves(Provider provider, string name)
    {
        using var host = new FakeHost();
        var (accounts, operation) = Of(host, provider, name);
        accounts.GrantedScope = "openid";
        await host.ConnectAsync(provider);

        var failure = (await host.Tokens.GetAsync(new AccessTokenRequest(new MailboxContext(FakeHost.Mailbox, provider), operation), CancellationToken.None)).Failure!;

        Assert.Contains(failure.Error, new[] { SourceError.MissingScope, SourceError.AdminConsentRequired });
        Assert.NotNull(failure.MissingScope);
        Assert.True(accounts.Catalogue.Scopes.Implies(failure.MissingScope.Value, operation.Least));
        Assert.Equal(0, accounts.Renewals);
        var plan = (provider == Provider.Microsoft ? MicrosoftProducts.Jiminny : GoogleProducts.SalesCrm).FullPlan();
        Assert.Equal(plan.StepFor(operation.Least)?.Id, failure.ConsentStep);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_call_that_changes_something_needs_the_users_approval_for_that_mailbox_and_capability(Provider provider, string name)
    {
        using var host = new FakeHost();
        var (accounts, operation) = Of(host, provider, name);
        accounts.GrantedScope = operation.Least.Value;
        await host.ConnectAsync(provider);
        var mailbox = new MailboxContext(FakeHost.Mailbox, provider);
        var capability = accounts.Catalogue.Capabilities.First(candidate => accounts.Catalogue.OperationsOf(candidate).Contains(operation));
        var approval = UserApproval.Give(FakeHost.Mailbox, capability, host.Time);
        var foreign = UserApproval.Give(new MailboxKey("org-1", "member-2"), capability, host.Time);
        var other = UserApproval.Give(FakeHost.Mailbox, new Capability("another", "Another"), host.Time);

        foreach (var given in new[] { null, foreign, other })
        {
            var without = await host.Tokens.GetAsync(new AccessTokenRequest(mailbox, operation, given), CancellationToken.None);
            Assert.Equal(operation.ChangesUserData ? SourceError.ApprovalRequired : null, without.Failure?.Error);
        }

        Assert.NotNull((await host.Tokens.GetAsync(new AccessTokenRequest(mailbox, operation, approval), CancellationToken.None)).Token);
    }

    [Fact]
    public async Task A_call_that_another_scope_spoils_is_refused_although_its_own_is_granted()
    {
        using var host = new FakeHost();
        var search = GoogleCatalogue.Instance.Operations.Single(operation => operation.Name == "mail.search");
        host.Google.GrantedScope = $"{GoogleScopes.GmailModify} {GoogleScopes.GmailMetadata}";
        await host.ConnectAsync(Provider.Google);

        var failure = (await host.Tokens.GetAsync(new AccessTokenRequest(new MailboxContext(FakeHost.Mailbox, Provider.Google), search), CancellationToken.None)).Failure!;

        Assert.Equal((SourceError.MissingScope, "conflicting_scope"), (failure.Error, failure.Code));
    }

    [Fact]
    public async Task A_call_that_no_catalogue_declares_gets_no_token()
    {
        using var host = new FakeHost();
        await host.ConnectAsync(Provider.Google);
        var undeclared = new ProviderOperation("mail.undeclared", "gmail.users.messages.delete", GoogleScopes.GmailReadonly);

        var failure = (await host.Tokens.GetAsync(new AccessTokenRequest(new MailboxContext(FakeHost.Mailbox, Provider.Google), undeclared), CancellationToken.None)).Failure!;

        Assert.Equal("undeclared_call", failure.Code);
    }

    private static (FakeAccounts Accounts, ProviderOperation Operation) Of(FakeHost host, Provider provider, string name)
    {
        var accounts = provider == Provider.Microsoft ? host.Microsoft : host.Google;
        return (accounts, accounts.Catalogue.Operations.Single(operation => operation.Name == name));
    }
}
