using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>Where the next page of a message list begins: behind a message, by its time and number.</summary>
internal static class PageToken
{
    public static string After(EmulatedMessage message)
    {
        var seconds = message.ReceivedTicks / TimeSpan.TicksPerSecond;
        // Opaque to callers: plain digits would invite arithmetic.
        return string.Create(CultureInfo.InvariantCulture, $"{(ulong)seconds ^ 0x5bd1e995a7c3f219UL:D20}{message.Mark:D20}");
    }

    public static bool TryFind(string token, EmulatedMessage[] messages, out int start)
    {
        start = 0;
        if (token.Length != 40 || !ulong.TryParse(token.AsSpan(0, 20), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || !ulong.TryParse(token.AsSpan(20), NumberStyles.None, CultureInfo.InvariantCulture, out var mark))
            return false;
        var ticks = (long)(seconds ^ 0x5bd1e995a7c3f219UL) * TimeSpan.TicksPerSecond;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks)
            return false;
        start = MailSnapshot.FirstBefore(messages, ticks + 1);
        while (start < messages.Length && messages[start].ReceivedTicks == ticks && messages[start].Mark >= mark)
            start++;
        return true;
    }
}
