using System.Globalization;
using System.Net.Http.Headers;

namespace Jiminny.Http;

/// <summary>
/// Reads <c>Retry-After</c> as servers send it: whole seconds and an HTTP date as RFC 9110 has them, and seconds with a fraction, as Microsoft Graph sends them.
/// </summary>
public static class RetryAfterHeader
{
    private const string Name = "Retry-After";

    // A server that asks for more than a month is taken for one that asks for a month: the value is not trusted to fit a TimeSpan.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    /// <summary>How long the server asks to wait.</summary>
    /// <param name="headers">The response's headers.</param>
    /// <param name="now">The time that a date is compared with.</param>
    /// <returns>The wait, never negative; <see langword="null"/> when there is no such header or it makes no sense.</returns>
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(headers);
        // The typed property knows neither fractions nor a sloppy date, so the raw value is read.
        return headers.NonValidated.TryGetValues(Name, out var values) && values.Count > 0 ? Parse(values.First(), now) : null;
    }

    /// <summary>How long a value asks to wait, for answers that carry it elsewhere, such as the parts of a batch.</summary>
    /// <param name="value">The header's value.</param>
    /// <param name="now">The time that a date is compared with.</param>
    /// <returns>The wait, never negative; <see langword="null"/> when the value makes no sense.</returns>
    public static TimeSpan? Parse(string? value, DateTimeOffset now)
    {
        const NumberStyles Digits = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        if (double.TryParse(value, Digits, CultureInfo.InvariantCulture, out var seconds))
            return double.IsNaN(seconds) || seconds < 0 ? null : seconds >= Longest.TotalSeconds ? Longest : TimeSpan.FromSeconds(seconds);

        if (DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var date))
        {
            var wait = date - now;
            return wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
        }

        return null;
    }
}
