namespace Jiminny.Connectors.Benchmarks;

/// <summary>Always the same token.</summary>
internal sealed class FixedToken(string token) : IAccessTokens
{
    public ValueTask<AccessTokenResult> GetAsync(AccessTokenRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AccessTokenResult.Success(token));
}
