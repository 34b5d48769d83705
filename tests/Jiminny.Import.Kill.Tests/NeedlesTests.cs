using System.Security.Cryptography;
using System.Text;
using Jiminny.Import.Kill.Tests.Canaries;

namespace Jiminny.Import.Kill.Tests;

/// <summary>A search that finds nothing proves something only if it would have found it.</summary>
public sealed class NeedlesTests
{
    private const string Mark = "0123456789abcdef0123456789abcdef";

    public static TheoryData<string, byte[]> Spellings => new()
    {
        { "UTF-8", Encoding.UTF8.GetBytes($"before {Mark} after") },
        { "UTF-8 in capitals", Encoding.UTF8.GetBytes(Mark.ToUpperInvariant()) },
        { "UTF-16", Encoding.Unicode.GetBytes($"x{Mark}") },
        { "base64", Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes($"a{Mark}b"))) },
        { "base64, shifted", Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes($"ab{Mark}b"))) },
        { "base64 of UTF-16", Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.Unicode.GetBytes($"abc{Mark}b"))) },
        { "percent-encoded", Encoding.ASCII.GetBytes(string.Concat(Mark.Select(digit => $"%{(int)digit:X2}"))) },
        { "SHA-256", SHA256.HashData(Encoding.UTF8.GetBytes(Mark)) },
        { "MD5 in digits", Encoding.ASCII.GetBytes(Convert.ToHexString(MD5.HashData(Encoding.UTF8.GetBytes(Mark)))) },
        { "SHA-1 in base64", Encoding.ASCII.GetBytes(Convert.ToBase64String(SHA1.HashData(Encoding.UTF8.GetBytes(Mark)))) },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_mark_is_found_however_it_is_written(string spelling, byte[] bytes)
    {
        var needles = new Needles();
        needles.AddText(spelling, Mark);
        needles.AddHashes(spelling, Mark);
        var found = new HashSet<string>();

        needles.Search([1, 2, 3, .. bytes, 4], found);

        Assert.Equal([spelling], found);
    }
}
