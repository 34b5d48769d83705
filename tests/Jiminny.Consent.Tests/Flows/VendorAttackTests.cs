using Jiminny.Connectors;
using Jiminny.Consent.Tests.Support;

namespace Jiminny.Consent.Tests.Flows;

/// <summary>Attacks that only the vendor's server can notice.</summary>
public sealed class VendorAttackTests
{
    [Theory]
    [InlineData(Provider.Microsoft)]
    [InlineData(Provider.Google)]
    public async Task A_code_of_the_other_provider_is_refused(Provider provider)
    {
        await using var harness = await SignInHarness.StartAsync();
        var other = provider == Provider.Microsoft ? Provider.Google : Provider.Microsoft;
        var stolen = await harness.AnswerAsync(other, await harness.BeginAsync(other, "calendar"));
        var answer = await harness.AnswerAsync(provider, await harness.BeginAsync(provider, "calendar"));

        var outcome = await harness.SignIn.CompleteAsync(answer with { Code = stolen.Code }, CancellationToken.None);

        Assert.Equal(SignInError.CodeRefused, outcome.Failure!.Error);
    }

    [Theory]
    [InlineData(Provider.Microsoft)]
    [InlineData(Provider.Google)]
    public async Task A_code_of_another_attempt_does_not_fit_this_attempts_proof(Provider provider)
    {
        await using var harness = await SignInHarness.StartAsync();
        var injected = await harness.AnswerAsync(provider, await harness.BeginAsync(provider, "calendar"));
        var answer = await harness.AnswerAsync(provider, await harness.BeginAsync(provider, "calendar"));

        var outcome = await harness.SignIn.CompleteAsync(answer with { Code = injected.Code }, CancellationToken.None);

        Assert.Equal(SignInError.PkceRefused, outcome.Failure!.Error);
    }

    [Theory]
    [InlineData(Provider.Microsoft)]
    [InlineData(Provider.Google)]
    public async Task A_proof_taken_out_on_the_way_is_noticed(Provider provider)
    {
        await using var harness = await SignInHarness.StartAsync();
        var page = await harness.BeginAsync(provider, "calendar");
        var stripped = string.Join('&', page.Query.TrimStart('?').Split('&').Where(pair => !pair.StartsWith("code_challenge", StringComparison.Ordinal)));
        var answer = await harness.AnswerAsync(provider, new UriBuilder(page) { Query = stripped }.Uri);

        var outcome = await harness.SignIn.CompleteAsync(answer, CancellationToken.None);

        Assert.Equal(SignInError.PkceRefused, outcome.Failure!.Error);
    }

    [Theory]
    [InlineData(Provider.Microsoft)]
    [InlineData(Provider.Google)]
    public async Task An_identity_of_another_attempt_is_refused(Provider provider)
    {
        await using var harness = await SignInHarness.StartAsync();
        var page = await harness.BeginAsync(provider, "calendar");
        var swapped = string.Join('&', page.Query.TrimStart('?').Split('&').Select(pair => pair.StartsWith("nonce=", StringComparison.Ordinal) ? "nonce=another" : pair));
        var answer = await harness.AnswerAsync(provider, new UriBuilder(page) { Query = swapped }.Uri);

        var outcome = await harness.SignIn.CompleteAsync(answer, CancellationToken.None);

        Assert.Equal(SignInError.NonceMismatch, outcome.Failure!.Error);
    }

    [Theory]
    [InlineData(Provider.Microsoft)]
    [InlineData(Provider.Google)]
    public async Task A_code_is_good_once(Provider provider)
    {
        await using var harness = await SignInHarness.StartAsync();
        var page = await harness.BeginAsync(provider, "calendar");
        var answer = await harness.AnswerAsync(provider, page);
        Assert.Null((await harness.SignIn.CompleteAsync(answer, CancellationToken.None)).Failure);
        var second = await harness.AnswerAsync(provider, await harness.BeginAsync(provider, "calendar"));

        var outcome = await harness.SignIn.CompleteAsync(second with { Code = answer.Code }, CancellationToken.None);

        Assert.Equal(SignInError.CodeRefused, outcome.Failure!.Error);
    }
}
