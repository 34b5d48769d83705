using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Jiminny.Connectors;
using Jiminny.Consent;
using Jiminny.Consent.Providers;

namespace Jiminny.AspNetCore.Tests.Connect;

/// <summary>A provider with one feature, whose sign-in always succeeds.</summary>
internal sealed class FakeAccounts(Provider provider) : IProviderAccounts
{
    private const string Verifier = "a-verifier-that-is-long-enough-to-be-accepted-by-anybody";
    private static readonly Capability Notes = new("read-notes", "Read notes");

    public Provider Provider => provider;

    public ProviderCatalogue Catalogue { get; } = CatalogueOf(provider);

    public bool AlwaysNamesIssuer => false;

    public DisconnectTerms DisconnectTerms { get; } = new(RevokesAtProvider: true, EndsOtherProducts: false, new Uri("https://provider.example/"), "Warning.");

    public ConsentPlan Plan => ConsentPlan.For(
        new ProductDefinition(
            "Notes",
            "Notes",
            Catalogue,
            [new ScopeRequest(new Scope(provider, "me"), "Sign in"), new ScopeRequest(new Scope(provider, "notes"), "Read notes")],
            [new CapabilityRequest(Notes)],
            new DataPolicy()),
        ProductSettings.None);

    public bool IsIssuer(string issuer) => true;

    public ValueTask<AuthorizationRequest> CreateRequestAsync(AuthorizationParameters request, CancellationToken cancellationToken)
    {
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
        var query = $"response_type=code&state={request.State}&redirect_uri={Uri.EscapeDataString(request.RedirectUri.AbsoluteUri)}&code_challenge={challenge}&code_challenge_method=S256";
        return ValueTask.FromResult(new AuthorizationRequest(new Uri($"https://provider.example/authorize?{query}"), Verifier));
    }

    public SignInFailure Classify(SignInReturn answer) => new(SignInError.UserDeclined, "access_denied");

    public ValueTask<ProviderResult<AccountTokens>> RedeemAsync(SignInSession session, string code, CancellationToken cancellationToken) =>
        ValueTask.FromResult<ProviderResult<AccountTokens>>(new AccountTokens("account-1", "token", DateTimeOffset.MaxValue, "me notes", new byte[] { 1 }));

    public ValueTask<ProviderResult<AccountTokens>> RenewAsync(TokenRenewal renewal, CancellationToken cancellationToken) =>
        ValueTask.FromResult<ProviderResult<AccountTokens>>(new SignInFailure(SignInError.ServiceDown, "unused"));

    public ValueTask<bool> RevokeAsync(ReadOnlyMemory<byte> cache, CancellationToken cancellationToken) => ValueTask.FromResult(true);

    private static ProviderCatalogue CatalogueOf(Provider provider)
    {
        var notes = new Scope(provider, "notes");
        return new ProviderCatalogue(
            new ScopeCatalogue(provider, [new ScopeDefinition(new Scope(provider, "me"), "Personal info", "Signs in") { IsSignIn = true }, new ScopeDefinition(notes, "Notes", "Reads notes")]),
            new Dictionary<Capability, IReadOnlyList<ProviderOperation>> { [Notes] = [new ProviderOperation("notes.list", "GET /notes", notes)] });
    }
}
