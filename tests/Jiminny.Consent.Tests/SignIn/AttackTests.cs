using Jiminny.Connectors;
using Jiminny.Consent.Tests.Support;

namespace Jiminny.Consent.Tests.SignIn;

/// <summary>Each attack is refused with an outcome of its own, and uses the session up.</summary>
public sealed class AttackTests : IDisposable
{
    private readonly FakeHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task A_replayed_state()
    {
        var answer = await host.BeginAsync(Provider.Google);
        Assert.Null((await CompleteAsync(answer)).Failure);

        await RefusedAsync(answer, SignInError.ReplayedState);
    }

    [Fact]
    public async Task A_replayed_state_in_a_race_connects_once()
    {
        var answer = await host.BeginAsync(Provider.Google);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => CompleteAsync(answer))));

        Assert.Single(outcomes, outcome => outcome.Failure is null);
        Assert.All(outcomes.Where(outcome => outcome.Failure is not null), outcome => Assert.Equal(SignInError.ReplayedState, outcome.Failure!.Error));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("invented")]
    public async Task A_state_that_was_never_given_out(string? state) =>
        await RefusedAsync(await host.BeginAsync(Provider.Google) with { State = state }, SignInError.UnknownState);

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://Google.example/")]
    [InlineData("")]
    [InlineData(null)]
    public async Task A_foreign_or_missing_issuer_where_the_provider_names_itself(string? issuer) =>
        await RefusedAsync(await host.BeginAsync(Provider.Google) with { Issuer = issuer }, SignInError.IssuerMismatch);

    [Fact]
    public async Task A_foreign_issuer_where_the_provider_need_not_name_itself() =>
        await RefusedAsync(await host.BeginAsync(Provider.Microsoft) with { Issuer = "https://Google.example" }, SignInError.IssuerMismatch);

    [Fact]
    public async Task An_answer_that_arrives_at_another_providers_address()
    {
        var answer = await host.BeginAsync(Provider.Google);
        await RefusedAsync(answer with { Provider = Provider.Microsoft, RedirectUri = FakeHost.RedirectOf(Provider.Microsoft) }, SignInError.ProviderMismatch);
    }

    [Fact]
    public async Task An_expired_session()
    {
        var answer = await host.BeginAsync(Provider.Google);
        host.Time.Advance(SignInSession.MaxLifetime);

        await RefusedAsync(answer, SignInError.SessionExpired);
    }

    [Theory]
    [InlineData("https://app.example/connect/google")]
    [InlineData("https://app.example/connect/Google/")]
    [InlineData("http://app.example/connect/Google")]
    [InlineData("https://evil.example/connect/Google")]
    public async Task A_changed_redirect(string redirect) =>
        await RefusedAsync(await host.BeginAsync(Provider.Google) with { RedirectUri = new Uri(redirect) }, SignInError.RedirectMismatch);

    [Theory]
    [InlineData("browser-2")]
    [InlineData("")]
    public async Task An_answer_from_another_browser(string browser) =>
        await RefusedAsync(await host.BeginAsync(Provider.Google) with { Browser = browser }, SignInError.ForeignBrowser);

    [Theory]
    [InlineData("plain")]
    [InlineData("s256")]
    [InlineData("")]
    public async Task A_request_downgraded_from_S256_never_leaves(string method)
    {
        host.Google.ChallengeMethod = method;
        var start = await host.SignIn.BeginAsync(new SignInRequest(FakeHost.Mailbox, Provider.Google, FakeHost.RedirectOf(Provider.Google), "browser-1"), CancellationToken.None);

        Assert.Null(start.Redirect);
        Assert.Equal(SignInError.PkceDowngraded, start.Failure!.Error);
    }

    [Fact]
    public async Task A_failed_attempt_uses_the_session_up()
    {
        var answer = await host.BeginAsync(Provider.Google);
        await RefusedAsync(answer with { Browser = "browser-2" }, SignInError.ForeignBrowser);

        await RefusedAsync(answer, SignInError.ReplayedState);
    }

    [Fact]
    public async Task Two_attempts_never_share_a_secret()
    {
        var first = await host.BeginAsync(Provider.Google);
        var second = await host.BeginAsync(Provider.Google);

        Assert.NotEqual(first.State, second.State);
        Assert.True(first.State!.Length >= 43);
    }

    private async Task RefusedAsync(SignInReturn answer, SignInError error)
    {
        var before = await host.Store.FindAsync(FakeHost.Mailbox, answer.Provider, CancellationToken.None);
        var outcome = await CompleteAsync(answer);

        Assert.Equal(error, outcome.Failure?.Error);
        Assert.NotEmpty(outcome.Failure!.Remedy);
        Assert.Equal(before, await host.Store.FindAsync(FakeHost.Mailbox, answer.Provider, CancellationToken.None));
    }

    private Task<SignInOutcome> CompleteAsync(SignInReturn answer) => host.SignIn.CompleteAsync(answer, CancellationToken.None).AsTask();
}
