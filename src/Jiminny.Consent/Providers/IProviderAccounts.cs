using Jiminny.Connectors;

namespace Jiminny.Consent.Providers;

/// <summary>What a connector does about accounts, on its vendor's own library. Thread-safe; it keeps nothing between calls.</summary>
public interface IProviderAccounts
{
    /// <summary>Whose accounts they are.</summary>
    Provider Provider { get; }

    /// <summary>The provider's catalogue.</summary>
    ProviderCatalogue Catalogue { get; }

    /// <summary>Whether the provider always names itself in its answers (RFC 9207), so that an answer without <c>iss</c> is not its own.</summary>
    bool AlwaysNamesIssuer { get; }

    /// <summary>What disconnecting does, in the words a user reads beforehand.</summary>
    DisconnectTerms DisconnectTerms { get; }

    /// <summary>Whether an issuer is this provider.</summary>
    /// <param name="issuer">The parameter <c>iss</c>.</param>
    /// <returns>Whether it is.</returns>
    bool IsIssuer(string issuer);

    /// <summary>Makes the address of the provider's sign-in page.</summary>
    /// <param name="request">What to ask.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The address and the verifier of its proof of possession.</returns>
    ValueTask<AuthorizationRequest> CreateRequestAsync(AuthorizationParameters request, CancellationToken cancellationToken);

    /// <summary>Turns an error that arrived with the browser into ours.</summary>
    /// <param name="answer">The answer.</param>
    /// <returns>The failure.</returns>
    SignInFailure Classify(SignInReturn answer);

    /// <summary>Exchanges a code for tokens.</summary>
    /// <param name="session">The attempt the code belongs to.</param>
    /// <param name="code">The code.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The account and its tokens, or why there are none.</returns>
    ValueTask<ProviderResult<AccountTokens>> RedeemAsync(SignInSession session, string code, CancellationToken cancellationToken);

    /// <summary>Gets an access token from what an earlier exchange or renewal left.</summary>
    /// <param name="renewal">What to renew.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The tokens, or why there are none.</returns>
    ValueTask<ProviderResult<AccountTokens>> RenewAsync(TokenRenewal renewal, CancellationToken cancellationToken);

    /// <summary>Takes the grant back at the provider, where the provider can.</summary>
    /// <param name="cache">The token cache.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether the provider took it back.</returns>
    ValueTask<bool> RevokeAsync(ReadOnlyMemory<byte> cache, CancellationToken cancellationToken);
}
