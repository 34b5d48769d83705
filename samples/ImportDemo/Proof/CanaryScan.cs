using System.Globalization;

namespace ImportDemo.Proof;

/// <summary>
/// Searches files for canaries. Every item at the provider carries a 64-bit number of its own, written as 16 hexadecimal digits in its subject, body, names and
/// ids; wherever those digits turn up, in whatever encoding, the item has left a trace.
/// </summary>
internal sealed class CanaryScan(IReadOnlySet<ulong> canaries)
{
    private const int DigitCount = 16;

    private readonly HashSet<ulong> _found = [];

    /// <summary>The canaries found so far, in any file.</summary>
    public IReadOnlySet<ulong> Found => _found;

    /// <summary>Searches one file, as it stands and decoded in every way text is commonly hidden.</summary>
    public void Search(string path)
    {
        // Opened beside a database that may still hold it.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        foreach (var text in Encodings.Decode(bytes))
        {
            Search(text);
        }
    }

    private void Search(ReadOnlySpan<byte> text)
    {
        var run = 0;
        var value = 0UL;
        foreach (var b in text)
        {
            var digit = Digit(b);
            if (digit < 0)
            {
                run = 0;
                continue;
            }

            value = (value << 4) | (uint)digit;
            if (++run >= DigitCount && canaries.Contains(value))
            {
                _found.Add(value);
            }
        }
    }

    private static int Digit(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        _ => -1,
    };

    /// <summary>Reads the number out of a canary such as <c>subject-00c0ffee00c0ffee</c>.</summary>
    public static IEnumerable<ulong> NumbersIn(string canary)
    {
        for (var i = 0; i + DigitCount <= canary.Length; i++)
        {
            if (ulong.TryParse(canary.AsSpan(i, DigitCount), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
            {
                yield return number;
            }
        }
    }
}
