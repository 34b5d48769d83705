using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Jiminny.Emulator.Tests.Json;

public sealed class JsonOutputTests
{
    [Fact]
    public void Any_text_survives_the_way_through_json() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<bool>(), (text, markup) =>
        {
            if (text is null || !IsWellFormed(text))
                return true;
            using var buffer = new ResponseBuffer(16);
            new JsonOutput(buffer) { EscapeMarkup = markup }.Object().Name("a"u8).String(text).Name("b"u8).Array().String(text).Number(-5).EndArray().EndObject();
            var json = JsonDocument.Parse(buffer.Written).RootElement;
            return json.GetProperty("a").GetString() == text && json.GetProperty("b")[0].GetString() == text && json.GetProperty("b")[1].GetInt32() == -5;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_single_character_survives()
    {
        for (var c = 0; c < 0xd800; c++)
        {
            using var buffer = new ResponseBuffer(16);
            new JsonOutput(buffer) { EscapeMarkup = c % 2 == 0 }.String(((char)c).ToString());
            Assert.Equal(((char)c).ToString(), JsonDocument.Parse(buffer.Written).RootElement.GetString());
        }
    }

    [Fact]
    public void Google_escapes_markup_and_graph_does_not()
    {
        Assert.Equal("\\u003ca\\u0026\\u003e", Encoding.UTF8.GetString(JsonOutput.Encode("<a&>", escapeMarkup: true)));
        Assert.Equal("<a&>", Encoding.UTF8.GetString(JsonOutput.Encode("<a&>")));
    }

    private static bool IsWellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;
}
