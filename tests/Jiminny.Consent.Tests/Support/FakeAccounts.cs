using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Consent.Providers;

namespace Jiminny.Consent.Tests.Support;

/// <summary>A provider without a network, whose tokens say which scopes they are for.</summary>
internal sealed class FakeAccounts(Provider provider) : IProviderAccounts
{
    private const string Verifier = "a-verifier-that-is-long-enough-to-be-accepted-by-anybody";
    private int inFlight;
    private int renewals;

    public string GrantedScope { get; set; } = "openid";

    public string ChallengeMethod { get; set; } = "S256";

    public SignInFailure? RenewalFailure { get; set; }

    public Func<Task> WhileRenewing { get; set; } = () => Task.CompletedTask;

    public int Renewals => renewals;

    public int MostInFlight { get; private set; }

    public Provider Provider => provider;

    public ProviderCatalogue Catalogue => provider == Provider.Microsoft ? MicrosoftCatalogue.Instance : GoogleCatalogue.Instance;

    public bool AlwaysNamesIssuer => provider == Provider.Google;

    public DisconnectTerms DisconnectTerms { get; } = new(RevokesAtProvider: true, EndsOtherProducts: true, new Uri("https://provider.example/"), "Warning.");

    public bool IsIssuer(string issuer) => issuer == $"https://{provider}.example";

    public ValueTask<AuthorizationRequest> CreateRequestAsync(AuthorizationParameters request, CancellationToken cancellationToken)
    {
        var challenge = ChallengeMethod == "plain" ? Verifier : Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
        var address = $"https://{provider}.example/authorize?response_type=code&state={request.State}&code_challenge={challenge}&code_challenge_method={ChallengeMethod}";
        return ValueTask.FromResult(new AuthorizationRequest(new Uri(address), Verifier));
    }

    public SignInFailure Classify(SignInReturn answer) => new(SignInError.UserDeclined, answer.Error!);

    public ValueTask<ProviderResult<AccountTokens>> RedeemAsync(SignInSession session, string code, CancellationToken cancellationToken) =>
        ValueTask.FromResult<ProviderResult<AccountTokens>>(Tokens("account-1", "first"));

    public async ValueTask<ProviderResult<AccountTokens>> RenewAsync(TokenRenewal renewal, CancellationToken cancellationToken)
    {
        var now = Interlocked.Increment(ref inFlight);
        MostInFlight = Math.Max(MostInFlight, now);
        await WhileRenewing();
        Interlocked.Decrement(ref inFlight);
        var number = Interlocked.Increment(ref renewals);
        return RenewalFailure is { } failure ? failure : Tokens(renewal.AccountId, $"{string.Join(' ', renewal.Scopes)}#{number}");
    }

    public ValueTask<bool> RevokeAsync(ReadOnlyMemory<byte> cache, CancellationToken cancellationToken) => ValueTask.FromResult(true);

    private AccountTokens Tokens(string account, string token) =>
        new(account, token, new DateTimeOffset(2026, 11, 2, 10, 0, 0, TimeSpan.Zero), GrantedScope, Encoding.UTF8.GetBytes("cache"));
}
