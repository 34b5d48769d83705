using System.Diagnostics;
using System.Globalization;
using System.Text;
using Jiminny.Matching.Addresses;
using Jiminny.Matching.Unicode;

namespace Jiminny.Matching.Tests.Unicode;

/// <summary>Everything here holds with and without ICU; the last test runs the others without.</summary>
public sealed class IdnaTests
{
    private const string ChildVariable = "JIMINNY_MATCHING_INVARIANT_CHILD";

    [Theory]
    [InlineData("b\u00FCcher.example", "xn--bcher-kva.example")]
    [InlineData("B\u00DCCHER.EXAMPLE", "xn--bcher-kva.example")]
    [InlineData("bu\u0308cher.example", "xn--bcher-kva.example")]
    [InlineData("fa\u00DF.de", "xn--fa-hia.de")]
    [InlineData("\u043F\u0440\u0438\u043C\u0435\u0440.example", "xn--e1afmkfd.example")]
    [InlineData("\u0430cme.example", "xn--cme-5cd.example")]
    [InlineData("\u4F8B\u3048.\u30C6\u30B9\u30C8", "xn--r8jz45g.xn--zckzah")]
    [InlineData("\uD55C\uAE00.example", "xn--bj0bj06e.example")]
    [InlineData("\u212B.example", "xn--5ca.example")]
    public void A_domain_becomes_A_labels(string domain, string expected)
    {
        Assert.True(CanonicalDomain.TryParse(domain, out var ascii));
        Assert.Equal(expected, ascii);
    }

    [Theory]
    [InlineData("\u017Fap.com")]
    [InlineData("\uFB01rma.de")]
    [InlineData("\u212Aim.example")]
    [InlineData("\u0130stanbul.example")]
    [InlineData("\uFF41cme.example")]
    [InlineData("a\u200Db\u00FC.example")]
    [InlineData("a\u3002b\u00FC.example")]
    [InlineData("\u0301b.example")]
    [InlineData("-b\u00FC.example")]
    [InlineData("ab--\u00FC.example")]
    [InlineData("\u00FC..example")]
    [InlineData("\u00FC_x.example")]
    [InlineData("\uD83D\uDE00.example")]
    public void What_does_not_round_trip_is_no_domain(string domain) => Assert.False(CanonicalDomain.TryParse(domain, out _));

    [Fact]
    public void The_normal_form_is_the_platforms_own_for_every_character_and_many_sequences()
    {
        if ("e\u0301".Normalize(NormalizationForm.FormC) == "e\u0301")
        {
            Assert.Skip("Without ICU the platform normalises nothing.");
        }

        var random = new Random(5);
        var interesting = Enumerable.Range(0x80, 0xFFFF - 0x80)
            .Where(c => c is < 0xD800 or >= 0xE000 && c is not (0x212A or 0x37E or 0x1FEF) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.OtherNotAssigned)
            .Select(c => ((char)c).ToString()).ToList();
        var decomposing = interesting.Where(c => !c.IsNormalized(NormalizationForm.FormD) || CharUnicodeInfo.GetUnicodeCategory(c, 0) == UnicodeCategory.NonSpacingMark).ToList();
        var sequences = Enumerable.Range(0, 30_000).Select(_ => string.Concat(Enumerable.Range(0, 1 + random.Next(6)).Select(_ => decomposing[random.Next(decomposing.Count)]).Prepend("e")));

        Assert.All(interesting.Concat(sequences), text => Assert.Equal(text.Normalize(NormalizationForm.FormC), Normalise(text)));
    }

    [Fact]
    public void Nothing_becomes_ASCII() =>
        Assert.All(
            Enumerable.Range(0x80, 0x10FFFF - 0x80).Where(Rune.IsValid).Select(c => new Rune(c)),
            rune => Assert.False(char.IsAscii(Normalise(rune.ToString())[0]) && Normalise(rune.ToString()).Length == 1));

    [Fact]
    public async Task Without_ICU_all_is_the_same()
    {
        if (Environment.GetEnvironmentVariable(ChildVariable) is not null)
        {
            Assert.Skip("This is the run without ICU.");
        }

        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[typeof(IdnaTests).Assembly.Location, "-class", typeof(IdnaTests).FullName!])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        start.Environment[ChildVariable] = "1";
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(child.ExitCode == 0 && !output.Contains("Total: 0"), output);
    }

    private static string Normalise(string text)
    {
        Span<byte> destination = stackalloc byte[1_024];
        Assert.True(NormalFormC.TryWrite(Encoding.UTF8.GetBytes(text), destination, out var written));
        return Encoding.UTF8.GetString(destination[..written]);
    }
}
