using System.Text;

namespace Jiminny.Emulator.HubSpot;

/// <summary>POST /oauth/v1/token and the tokens it gave.</summary>
internal sealed class HubSpotTokens(HubSpotEmulatorOptions options, TimeProvider clock)
{
    private readonly Dictionary<string, DateTimeOffset> accessTokens = new(StringComparer.Ordinal);
    private readonly HashSet<string> refreshTokens = new(StringComparer.Ordinal);

    public int Refreshes { get; private set; }

    public string IssueRefreshToken()
    {
        var token = $"refresh-{refreshTokens.Count + 1}";
        refreshTokens.Add(token);
        return token;
    }

    public string IssueAccessToken()
    {
        var token = $"access-{accessTokens.Count + 1}";
        accessTokens.Add(token, clock.GetUtcNow() + options.TokenLifetime);
        return token;
    }

    public void RevokeRefreshToken(string token) => refreshTokens.Remove(token);

    public bool IsGood(string? authorization) =>
        authorization is not null
        && authorization.StartsWith("Bearer ", StringComparison.Ordinal)
        && accessTokens.TryGetValue(authorization["Bearer ".Length..], out var expiresAt)
        && expiresAt > clock.GetUtcNow();

    public EmulatorResponse Refresh(ReadOnlyMemory<byte> body)
    {
        Refreshes++;
        var form = QueryParameters.Parse(Encoding.UTF8.GetString(body.Span));
        var refreshToken = form["refresh_token"];
        if (form["grant_type"] != "refresh_token" || refreshToken is null || !refreshTokens.Contains(refreshToken) || form["client_id"] is null || form["client_secret"] is null)
            return HubSpotAnswer.BadRefreshToken();
        return HubSpotAnswer.Json(200, json => json.Object()
            .Name("token_type"u8).String("bearer")
            .Name("refresh_token"u8).String(refreshToken)
            .Name("access_token"u8).String(IssueAccessToken())
            .Name("expires_in"u8).Number((long)options.TokenLifetime.TotalSeconds)
            .EndObject());
    }
}
