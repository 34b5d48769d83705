using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>Page and sync tokens of events.list; opaque to callers.</summary>
internal static class EventsToken
{
    private const string SyncPrefix = "CPDAlvWDx70CEPDAlvWDx70CGAUg";

    public static string Page(long key, ulong mark) => string.Create(CultureInfo.InvariantCulture, $"CigK{(ulong)key:x16}{mark:x16}");

    public static string Sync(ulong version) => string.Create(CultureInfo.InvariantCulture, $"{SyncPrefix}{version:x8}=");

    public static bool TryReadPage(string token, out (long Key, ulong Mark) after)
    {
        after = default;
        if (token.Length != 36 || !token.StartsWith("CigK", StringComparison.Ordinal)
            || !Mark.TryParse(token.AsSpan(4, 16), out var key) || !Mark.TryParse(token.AsSpan(20), out var mark))
            return false;
        after = ((long)key, mark);
        return true;
    }

    public static bool TryReadSync(string token, out ulong version)
    {
        version = 0;
        return token.Length == SyncPrefix.Length + 9 && token.StartsWith(SyncPrefix, StringComparison.Ordinal)
            && ulong.TryParse(token.AsSpan(SyncPrefix.Length, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out version);
    }
}
