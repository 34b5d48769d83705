using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>What Google's APIs have in common.</summary>
internal abstract class GoogleApi(TimeProvider clock, TokenRegistry tokens, EmulatorOptions options, Journal journal)
    : VendorApi(clock, tokens, options, journal)
{
    protected abstract string Service { get; }

    protected override bool AuthenticatesFirst => false;

    // Google compresses only for user agents that say gzip, whatever Accept-Encoding says.
    public override bool Compresses(HeaderList headers) =>
        Compression.AcceptsGzip(headers) && headers["User-Agent"]?.Contains("gzip", StringComparison.OrdinalIgnoreCase) == true;

    protected override bool Accepts(IssuedToken token) => token.Mailbox.Vendor == Vendor.Google;

    protected override EmulatorResponse UnknownPath(Incoming request, bool pathKnown) => PlainAnswer.Create(404, "Not Found");

    protected override EmulatorResponse InvalidToken(Incoming request, bool missing)
    {
        var response = missing
            ? GoogleErrors.Create(401,
                "Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.",
                "required", "UNAUTHENTICATED", location: "Authorization", locationType: "header", errorInfo: ("CREDENTIALS_MISSING", Service, "call"))
            : GoogleErrors.Create(401,
                "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.",
                "authError", "UNAUTHENTICATED", location: "Authorization", locationType: "header");
        response.Headers.Add("WWW-Authenticate", missing
            ? "Bearer realm=\"https://accounts.google.com/\""
            : "Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\"");
        return response;
    }

    protected override EmulatorResponse MissingScope(Incoming request, IEndpoint endpoint)
    {
        var response = GoogleErrors.Create(403, "Request had insufficient authentication scopes.", "insufficientPermissions", "PERMISSION_DENIED",
            errorInfo: ("ACCESS_TOKEN_SCOPE_INSUFFICIENT", Service, endpoint.Template));
        response.Headers.Add("WWW-Authenticate", "Bearer realm=\"https://accounts.google.com/\", error=\"insufficient_scope\"");
        return response;
    }

    protected override EmulatorResponse Throttled(Incoming request, QuotaRefusal refusal)
    {
        if (refusal.Limit == QuotaLimit.Concurrency)
            return GoogleErrors.Create(429, "Too many concurrent requests for user.", "rateLimitExceeded", "RESOURCE_EXHAUSTED");
        // The time to wait stands in the text only, as it usually does.
        var retryAt = (Clock.GetUtcNow() + refusal.RetryAfter).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return Options.GoogleThrottleStatus == 429
            ? GoogleErrors.Create(429, $"User-rate limit exceeded.  Retry after {retryAt}", "rateLimitExceeded", "RESOURCE_EXHAUSTED", "usageLimits")
            : GoogleErrors.Create(403, $"User-rate limit exceeded.  Retry after {retryAt}", "userRateLimitExceeded", "PERMISSION_DENIED", "usageLimits");
    }
}
