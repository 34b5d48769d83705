namespace Jiminny.Connectors.Testing;

/// <summary>Hands out tokens by a rule and remembers what it was asked.</summary>
public sealed class CannedTokens(Func<AccessTokenRequest, string> token) : IAccessTokens
{
    private readonly Lock _gate = new();
    private readonly List<AccessTokenRequest> _asked = [];

    public CannedTokens()
        : this(request => request.RejectedToken is null ? "token-1" : "token-2")
    {
    }

    public IReadOnlyList<AccessTokenRequest> Asked
    {
        get
        {
            lock (_gate)
                return [.. _asked];
        }
    }

    public ValueTask<AccessTokenResult> GetAsync(AccessTokenRequest request, CancellationToken cancellationToken)
    {
        lock (_gate)
            _asked.Add(request);

        return ValueTask.FromResult(AccessTokenResult.Success(token(request)));
    }
}
