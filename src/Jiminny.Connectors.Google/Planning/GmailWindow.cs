using System.Globalization;

namespace Jiminny.Connectors.Google.Planning;

/// <summary>A span of time in whole seconds, which is all that Gmail's search knows; what lies between is the filter's.</summary>
/// <param name="From">The first second, since 1970.</param>
/// <param name="To">The first second after it.</param>
internal readonly record struct GmailWindow(long From, long To)
{
    public static GmailWindow Of(TimeWindow window) =>
        new(window.From.ToUnixTimeSeconds(), window.To.AddTicks(TimeSpan.TicksPerSecond - 1).ToUnixTimeSeconds());

    /// <summary>A search for what lies in it, chats and drafts left out.</summary>
    /// <param name="terms">What else must hold; default nothing.</param>
    public string ToQuery(string? terms = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{terms}{(terms is null ? "" : " ")}after:{From} before:{To} -in:chats -in:drafts");
}
