using System.Text;

namespace Jiminny.Matching.Benchmarks.Data;

/// <summary>Made-up names and domains out of syllables.</summary>
internal static class Names
{
    private static readonly string[] Syllables =
    [
        "an", "bel", "cor", "da", "el", "fin", "gar", "hu", "is", "jo", "kal", "lu", "mor", "ni", "ost", "pe", "qua", "rin", "so", "tur", "ul", "ve", "wil", "xan",
        "ya", "zor", "bra", "cle", "dro", "fla", "gri", "kno",
    ];

    private static readonly string[] TopLevel =
        ["com", "com", "com", "com", "com", "com", "org", "net", "de", "co.uk", "nl", "io", "fr", "eu", "com.au", "it"];

    public static string[] Freemail { get; } =
    [
        "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "aol.com", "icloud.com", "gmx.de", "web.de", "mail.ru", "yahoo.co.uk", "live.com", "msn.com",
        "comcast.net", "orange.fr", "free.fr", "libero.it", "btinternet.com", "t-online.de", "proton.me", "zoho.com",
    ];

    /// <summary>The domain of a number; different numbers give different domains, some of them by a number in the name.</summary>
    public static string Domain(int number, ref SplitMix random)
    {
        var text = new StringBuilder();
        for (var i = 2 + random.Next(2); i > 0; i--)
        {
            text.Append(Syllables[random.Next(Syllables.Length)]);
        }

        return text.Append(number).Append('.').Append(TopLevel[random.Next(TopLevel.Length)]).ToString();
    }

    /// <summary>A local part: mostly first.last, and the other shapes that people have.</summary>
    public static int LocalPart(Span<byte> destination, ref SplitMix random)
    {
        var shape = random.Next(100);
        var length = 0;
        if (shape < 55)
        {
            length = Name(destination, 2, ref random);
            destination[length++] = (byte)'.';
            length += Name(destination[length..], 3, ref random);
        }
        else if (shape < 75)
        {
            destination[length++] = (byte)('a' + random.Next(26));
            length += Name(destination[length..], 3, ref random);
        }
        else if (shape < 85)
        {
            length = Name(destination, 3, ref random);
        }
        else
        {
            length = Name(destination, 2, ref random);
            destination[length++] = (byte)'_';
            length += Name(destination[length..], 2, ref random);
        }

        return length + Number(destination[length..], random.Chance(0.35) ? random.Next(1_000) : -1);
    }

    private static int Name(Span<byte> destination, int syllables, ref SplitMix random)
    {
        var length = 0;
        for (var i = 0; i < syllables; i++)
        {
            length += Encoding.ASCII.GetBytes(Syllables[random.Next(Syllables.Length)], destination[length..]);
        }

        return length;
    }

    private static int Number(Span<byte> destination, int number) =>
        number >= 0 && number.TryFormat(destination, out var written) ? written : 0;
}
