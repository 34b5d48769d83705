using System.Globalization;
using System.Net.Http.Headers;

namespace Jiminny.Crm.Salesforce.Transport;

/// <summary>
/// Watches <c>Sforce-Limit-Info: api-usage=25/15000</c>, which every answer has, so that reading stops before the org's other integrations have no requests left. Thread-safe.
/// </summary>
internal sealed class DailyRequests(double share, TimeSpan pause)
{
    private const string Usage = "api-usage=";

    private long _pausedUntilTicks;

    /// <summary>Until when reading pauses, if it does.</summary>
    public DateTimeOffset? PausedUntil(DateTimeOffset now)
    {
        var until = Volatile.Read(ref _pausedUntilTicks);
        return until > now.UtcTicks ? new DateTimeOffset(until, TimeSpan.Zero) : null;
    }

    public void Note(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (headers.TryGetValues("Sforce-Limit-Info", out var values) && TryParse(values.First(), out var used, out var limit) && used >= limit * share)
            Volatile.Write(ref _pausedUntilTicks, (now + pause).UtcTicks);
    }

    // The header may name further limits after a comma.
    private static bool TryParse(string header, out long used, out long limit)
    {
        (used, limit) = (0, 0);
        var start = header.IndexOf(Usage, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return false;

        var value = header.AsSpan(start + Usage.Length);
        var end = value.IndexOfAny(',', ';', ' ');
        value = end < 0 ? value : value[..end];
        var slash = value.IndexOf('/');
        return slash > 0
            && long.TryParse(value[..slash], NumberStyles.None, CultureInfo.InvariantCulture, out used)
            && long.TryParse(value[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out limit)
            && limit > 0;
    }
}
