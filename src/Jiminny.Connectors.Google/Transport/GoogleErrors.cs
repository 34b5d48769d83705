using System.Globalization;
using System.Text.Json;
using Jiminny.Connectors.ProviderServices;
using Jiminny.Http;

namespace Jiminny.Connectors.Google.Transport;

/// <summary>
/// What Google's errors mean: by the reason in <c>errors[]</c>, then in <c>details[]</c>, then by <c>status</c>, then by HTTP status. A 403 has many meanings.
/// </summary>
internal sealed class GoogleErrors(TimeProvider time) : IProviderErrors
{
    // Limits of a day or against abuse are not cured by backing off; nobody says when they end.
    private static readonly TimeSpan LongLimit = TimeSpan.FromHours(1);

    public ProviderProblem Classify(HttpResponseMessage response, ReadOnlyMemory<byte> body, ProviderOperation operation)
    {
        var status = (int)response.StatusCode;
        var error = GoogleError.Parse(body);
        var code = ProviderProblem.SafeCode(error.Reason, status.ToString(CultureInfo.InvariantCulture));
        var now = time.GetUtcNow();
        var wait = RetryAfterHeader.Read(response.Headers, now) ?? (error.RetryAt is { } at ? Max(at - now) : null);
        if (TransientStatus.IsThrottling(response.StatusCode) || (status == 403 && error.Reason is "rateLimitExceeded" or "userRateLimitExceeded"))
            return new(new SourceFailure(SourceError.Throttled, code), IsTransient: true, wait);

        if (status == 403 && error.Reason is "quotaExceeded" or "dailyLimitExceeded")
            return new(new SourceFailure(SourceError.Throttled, code), IsTransient: true, wait ?? LongLimit);

        if (TransientStatus.Is(response.StatusCode))
            return new(new SourceFailure(SourceError.ServiceDown, code), IsTransient: true, wait);

        return (status, error.Reason) switch
        {
            (400, "failedPrecondition" or "FAILED_PRECONDITION") => ProviderProblem.Lasting(SourceError.NoMailbox, code),
            (401, _) => ProviderProblem.Lasting(SourceError.NeedsReconnect, code),
            (403, "domainPolicy") => ProviderProblem.Lasting(SourceError.AdminConsentRequired, code),
            (403, "accessNotConfigured" or "SERVICE_DISABLED") => ProviderProblem.Lasting(SourceError.Protocol, code),
            (403, _) => new(new SourceFailure(SourceError.MissingScope, code) { MissingScope = ToAskFor(operation.Least) }, IsTransient: false, RetryAfter: null),
            (404, _) or (410, "deleted") => ProviderProblem.Lasting(SourceError.NotFound, code),
            (410, _) => ProviderProblem.Lasting(SourceError.CursorExpired, code),
            _ => ProviderProblem.Lasting(SourceError.Protocol, code),
        };
    }

    /// <summary>Google sends no claims challenge.</summary>
    public string? FindClaims(HttpResponseMessage response) => null;

    // Asking for gmail.metadata would spoil searching, whatever else is granted (Google issue tracker 115621456).
    private static Scope ToAskFor(Scope least) => least == GoogleScopes.GmailMetadata ? GoogleScopes.GmailReadonly : least;

    private static TimeSpan Max(TimeSpan wait) => wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
}
