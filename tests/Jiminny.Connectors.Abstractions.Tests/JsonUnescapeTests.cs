using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors;

public class JsonUnescapeTests
{
    [Fact]
    public void Reads_back_what_the_platform_has_escaped() =>
        Prop.ForAll(Strings(), text =>
        {
            // The default encoder escapes all that is not plain ASCII.
            var json = JsonSerializer.SerializeToUtf8Bytes(text);
            return (Unescape(json.AsSpan(1, json.Length - 2)) == text).Label(text);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("""plain""", "plain")]
    [InlineData("""\"\\\/\b\f\n\r\t""", "\"\\/\b\f\n\r\t")]
    [InlineData("""a\u0040b\u00e9\u20ac""", "a@bé€")]
    [InlineData("""\ud83d\ude00""", "😀")]
    [InlineData("""\uD83D""", "\uFFFD")]
    [InlineData("""\ude00\ud83d""", "\uFFFD\uFFFD")]
    [InlineData("""\ud83d\ud83d\ude00x""", "\uFFFD😀x")]
    [InlineData("""\ud83d\\u""", "\uFFFD\\u")]
    [InlineData("""é\\""", "é\\")]
    [InlineData("", "")]
    public void Reads_escapes_as_they_come(string escaped, string expected)
    {
        Assert.Equal(expected, Unescape(Encoding.UTF8.GetBytes(escaped)));
    }

    private static Arbitrary<string> Strings() =>
        Gen.Elements("a", "\"", "\\", "/", "\n", "\u0001", "é", "€", "😀", "@", " ").ListOf().Select(string.Concat).ToArbitrary();

    private static string Unescape(Span<byte> text) => Encoding.UTF8.GetString(text[..JsonUnescape.InPlace(text)]);
}
