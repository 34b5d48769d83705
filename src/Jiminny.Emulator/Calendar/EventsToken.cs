using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>Page and sync tokens of events.list; opaque to callers.</summary>
internal static class EventsToken
{
    private const string SyncPrefix = "CPDAlvWDx70CEPDAlvWDx70CGAUg";

    public static string Page(long key, ulong mark) => string.Create(CultureInfo.InvariantCulture, $"CigK{(ulong)key:x16}{mark:x16}");

    /// <summary>A sync token keeps to the window of the list it ends: it goes on with that set, wherever the present moves.</summary>
    public static string Sync(ulong version, DateTime from, DateTime until) =>
        string.Create(CultureInfo.InvariantCulture, $"{SyncPrefix}{version:x8}{Seconds(from):x10}{Seconds(until):x10}=");

    public static bool TryReadPage(string token, out (long Key, ulong Mark) after)
    {
        after = default;
        if (token.Length != 36 || !token.StartsWith("CigK", StringComparison.Ordinal)
            || !Mark.TryParse(token.AsSpan(4, 16), out var key) || !Mark.TryParse(token.AsSpan(20), out var mark))
            return false;
        after = ((long)key, mark);
        return true;
    }

    public static bool TryReadSync(string token, out ulong version, out DateTime from, out DateTime until)
    {
        version = 0;
        (from, until) = (DateTime.MinValue, DateTime.MaxValue);
        if (token.Length != SyncPrefix.Length + 29 || !token.StartsWith(SyncPrefix, StringComparison.Ordinal)
            || !TryReadHex(token.AsSpan(SyncPrefix.Length, 8), out version)
            || !TryReadHex(token.AsSpan(SyncPrefix.Length + 8, 10), out var first) || !TryReadHex(token.AsSpan(SyncPrefix.Length + 18, 10), out var last))
            return false;
        (from, until) = (Time(first), last == Seconds(DateTime.MaxValue) ? DateTime.MaxValue : Time(last));
        return true;
    }

    private static ulong Seconds(DateTime time) => (ulong)(time.Ticks / TimeSpan.TicksPerSecond);

    private static DateTime Time(ulong seconds) => new((long)Math.Min(seconds, Seconds(DateTime.MaxValue)) * TimeSpan.TicksPerSecond, DateTimeKind.Utc);

    private static bool TryReadHex(ReadOnlySpan<char> text, out ulong value) =>
        ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
}
