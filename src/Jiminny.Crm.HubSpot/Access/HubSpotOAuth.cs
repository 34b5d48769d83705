using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Jiminny.Crm.HubSpot.Transport;
using Microsoft.Extensions.Options;

namespace Jiminny.Crm.HubSpot.Access;

/// <summary>Gets access tokens with refresh tokens, one request at a time for each organisation, and keeps them until shortly before they expire.</summary>
internal sealed class HubSpotOAuth(
    IHttpClientFactory http, IHubSpotRefreshTokens refreshTokens, IOptions<HubSpotCrmOptions> options, TimeProvider time) : IHubSpotAccess
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Slot> _slots = new(StringComparer.Ordinal);

    public async ValueTask<string?> FindAccessTokenAsync(string organisationId, string? refused, CancellationToken cancellationToken)
    {
        var slot = _slots.GetOrAdd(organisationId, static _ => new Slot());
        if (slot.Token is { } current && IsGood(current, refused))
            return current.Value;

        await slot.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (slot.Token is { } other && IsGood(other, refused))
                return other.Value;

            slot.Token = await RefreshAsync(organisationId, cancellationToken).ConfigureAwait(false);
            return slot.Token?.Value;
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    private bool IsGood(Token token, string? refused) => token.Value != refused && token.ExpiresAt > time.GetUtcNow();

    private async Task<Token?> RefreshAsync(string organisationId, CancellationToken cancellationToken)
    {
        if (options.Value is not { ClientId: { } clientId, ClientSecret: { } clientSecret })
            throw new InvalidOperationException("HubSpotCrmOptions.ClientId and ClientSecret are needed to refresh access tokens; set them or register an IHubSpotAccess.");
        if (await refreshTokens.FindAsync(organisationId, cancellationToken).ConfigureAwait(false) is not { } refreshToken)
            return null;

        using var form = new FormUrlEncodedContent(
        [
            new("grant_type", "refresh_token"), new("client_id", clientId), new("client_secret", clientSecret), new("refresh_token", refreshToken),
        ]);
        var client = http.CreateClient(HubSpotCrmAdapter.HttpClientName);
        using var response = await client.PostAsync(new Uri(options.Value.BaseUri, "oauth/v1/token"), form, cancellationToken).ConfigureAwait(false);
        // 400 and 401 mean that the account was disconnected. Anything else, throttling included, says nothing about the refresh token.
        if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
            return null;
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException(HttpRequestError.InvalidResponse, "The token endpoint refused.", inner: null, response.StatusCode);

        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var answer = await JsonSerializer.DeserializeAsync(stream, HubSpotJson.Default.TokenAnswer, cancellationToken).ConfigureAwait(false) ?? throw new JsonException();
        return new Token(answer.AccessToken, time.GetUtcNow() + TimeSpan.FromSeconds(answer.ExpiresIn) - Margin);
    }

    private sealed record Token(string Value, DateTimeOffset ExpiresAt)
    {
        public override string ToString() => "token";
    }

    private sealed class Slot
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public Token? Token { get; set; }
    }
}
