using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace Jiminny.Emulator.Tests.Json;

public sealed class FieldMaskTests
{
    private const string Sample = """{"a":1,"b":{"c":[{"d":"x","e":null},{"d":"y"}],"f":true},"items":[{"id":"1","start":{"date":"2026","zone":"UTC"}},{"id":"2"}],"n":[]}""";

    [Theory]
    [InlineData("a", """{"a":1}""")]
    [InlineData("a,n", """{"a":1,"n":[]}""")]
    [InlineData("b/c/d", """{"b":{"c":[{"d":"x"},{"d":"y"}]}}""")]
    [InlineData("b(c(e),f)", """{"b":{"c":[{"e":null},{}],"f":true}}""")]
    [InlineData("items(id,start/date)", """{"items":[{"id":"1","start":{"date":"2026"}},{"id":"2"}]}""")]
    [InlineData("items/start", """{"items":[{"start":{"date":"2026","zone":"UTC"}},{}]}""")]
    [InlineData("*/f", """{"b":{"f":true},"items":[{},{}],"n":[]}""")]
    [InlineData("b/*/d,a", """{"a":1,"b":{"c":[{"d":"x"},{"d":"y"}]}}""")]
    [InlineData("a/x", "{}")]
    [InlineData("zzz", "{}")]
    public void It_keeps_what_is_named(string mask, string expected) => Assert.Equal(expected, Apply(mask));

    [Theory]
    [InlineData("")]
    [InlineData(",a")]
    [InlineData("a,")]
    [InlineData("a(b")]
    [InlineData("a(b))")]
    [InlineData("a()")]
    [InlineData("a//b")]
    [InlineData("a b")]
    [InlineData("a(b)c")]
    public void It_refuses_what_is_not_a_mask(string mask) => Assert.Null(FieldMask.Parse(mask));

    [Fact]
    public void A_star_keeps_everything_and_masking_twice_changes_nothing()
    {
        Assert.Equal(Sample, Apply("*"));
        Prop.ForAll(Masks().ToArbitrary(), mask =>
        {
            var once = Apply(mask);
            return Apply(mask, once) == once && IsPart(JsonNode.Parse(once), JsonNode.Parse(Sample));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Longer_and_shorter_spellings_mean_the_same() =>
        Prop.ForAll(Gen.Elements("c", "f", "x").ToArbitrary(), Gen.Elements("b", "items", "*").ToArbitrary(), (child, parent) => Apply($"{parent}/{child}") == Apply($"{parent}({child})"))
            .QuickCheckThrowOnFailure();

    private static Gen<string> Masks()
    {
        var name = Gen.Elements("a", "b", "c", "d", "e", "f", "items", "id", "start", "date", "n", "*", "other");
        var path = name.NonEmptyListOf().Select(names => string.Join('/', names.Take(4)));
        return path.NonEmptyListOf().Select(paths => string.Join(',', paths));
    }

    private static string Apply(string mask, string json = Sample)
    {
        using var output = new ResponseBuffer();
        FieldMask.Parse(mask)!.Apply(System.Text.Encoding.UTF8.GetBytes(json), output);
        return System.Text.Encoding.UTF8.GetString(output.Written.Span);
    }

    private static bool IsPart(JsonNode? part, JsonNode? whole) => (part, whole) switch
    {
        (JsonObject a, JsonObject b) => a.All(m => b.ContainsKey(m.Key) && IsPart(m.Value, b[m.Key])),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(p => IsPart(p.First, p.Second)),
        _ => JsonNode.DeepEquals(part, whole),
    };
}
