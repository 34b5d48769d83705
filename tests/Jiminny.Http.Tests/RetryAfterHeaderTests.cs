using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Jiminny.Http;

public class RetryAfterHeaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("7", 7)]
    [InlineData(" 7 ", 7)]
    [InlineData("2.128", 2.128)]
    [InlineData(".5", 0.5)]
    [InlineData("Sun, 01 Nov 2026 00:01:00 GMT", 60)]
    [InlineData("Sunday, 01-Nov-26 00:01:00 GMT", 60)]
    [InlineData("2026-11-01T00:01:00Z", 60)]
    [InlineData("2026-11-01T01:01:00+01:00", 60)]
    [InlineData("Sat, 31 Oct 2026 00:00:00 GMT", 0)]
    [InlineData("1e9", null)]
    [InlineData("99999999999999999999", 2678400)]
    [InlineData("Fri, 01 Nov 2999 00:00:00 GMT", 2678400)]
    [InlineData("-5", null)]
    [InlineData("NaN", null)]
    [InlineData("∞", null)]
    [InlineData("Infinity", 2678400)]
    [InlineData("soon", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Every_spelling_is_read(string? value, object? seconds)
    {
        Assert.Equal(seconds is null ? null : TimeSpan.FromSeconds(Convert.ToDouble(seconds, CultureInfo.InvariantCulture)) as TimeSpan?, RetryAfterHeader.Parse(value, Now));
    }

    [Fact]
    public void The_raw_header_is_read_whatever_it_holds()
    {
        using var response = new HttpResponseMessage();
        Assert.Null(RetryAfterHeader.Read(response.Headers, Now));

        response.Headers.TryAddWithoutValidation("retry-after", "2.5");
        Assert.Equal(TimeSpan.FromSeconds(2.5), RetryAfterHeader.Read(response.Headers, Now));
    }

    [Fact]
    public void Culture_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(TimeSpan.FromSeconds(2.5), RetryAfterHeader.Parse("2.5", Now));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void No_text_makes_it_throw_or_wait_for_ever() =>
        Prop.ForAll<string>(text => RetryAfterHeader.Parse(text, Now) is not { } wait || (wait >= TimeSpan.Zero && wait <= TimeSpan.FromDays(31))).QuickCheckThrowOnFailure();
}
