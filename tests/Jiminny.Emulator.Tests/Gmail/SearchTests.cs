using FsCheck;
using FsCheck.Fluent;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Gmail;

public sealed class SearchTests
{
    private readonly EmulatedMailbox mailbox = Emulation.Gmail();
    private readonly HttpClient client;

    public SearchTests()
    {
        Add(1, "anna.berg@big-client.example", "Anna Berg", "mia.stone@harbour.example", "Offer for the north");
        Add(2, "bo@other.example", "Bo, Berg & Sons", "team@big-client.example", "Re: Offer");
        Add(3, "d..steffes@dots.example", null, "mia.stone@harbour.example", "dots");
        Add(4, "'black@quote.example", null, "mia.stone@harbour.example", "quote");
        Add(5, "black@quote.example", null, "mia.stone@harbour.example", "quote too", MessageFlags.Attachment | MessageFlags.Unread);
        Add(6, "x@notbig-client.example", null, "mia.stone@harbour.example", "else", folder: WellKnownFolder.Junk);
        client = new Emulation(mailbox).GmailClient();
    }

    [Theory]
    [InlineData("from:anna.berg@big-client.example", "1")]
    [InlineData("from:ANNA", "1")]
    [InlineData("from:berg", "1 2")] // names count as well
    [InlineData("from:big-client.example", "1")] // whole tokens: notbig is another word
    [InlineData("to:big-client.example", "2")]
    [InlineData("from:(anna OR bo)", "1 2")]
    [InlineData("from:{anna bo}", "1 2")]
    [InlineData("{from:anna to:team}", "1 2")]
    [InlineData("from:anna OR to:team", "1 2")]
    [InlineData("from:anna to:team", "")]
    [InlineData("subject:offer -from:bo", "1")]
    [InlineData("subject:\"offer for\"", "1")]
    [InlineData("subject:(offer re)", "2")]
    [InlineData("offer", "1 2")]
    [InlineData("has:attachment is:unread", "5")]
    [InlineData("is:read subject:quote", "4")]
    [InlineData("from:x", "")]
    [InlineData("in:spam from:x", "6")]
    [InlineData("in:anywhere from:x", "6")]
    [InlineData("rfc822msgid:5@mail.example", "5")]
    [InlineData("-(from:anna OR from:bo)", "3 4 5")]
    [InlineData("-{from:anna from:bo} -from:black", "3 4")]
    [InlineData("newer_than:4d", "1 2 3 4")]
    [InlineData("older_than:4d", "5")]
    [InlineData("(from:anna", "1")]
    [InlineData("from:anna)", "1")]
    public async Task It_finds(string query, string expected) => Assert.Equal(expected, string.Join(' ', (await Find(query)).Order()));

    [Fact]
    public async Task It_misses_what_the_real_search_misses()
    {
        Assert.Empty(await Find("from:d..steffes@dots.example"));
        Assert.Equal([3UL], await Find("from:dots.example"));
        Assert.Equal([5UL], await Find("from:'black@quote.example"));
    }

    [Theory]
    [InlineData("after:yesterday")]
    [InlineData("newer_than:3w")]
    [InlineData("from:anna (before:never)")]
    public async Task A_date_that_cannot_be_read_is_refused(string query) =>
        Assert.Equal("invalidArgument", (await client.Json($"gmail/v1/users/me/messages?q={Uri.EscapeDataString(query)}", 400)).Reason());

    [Fact]
    public void It_is_an_algebra_of_sets()
    {
        var term = Gen.Elements("from:anna", "from:berg", "to:team", "subject:offer", "is:unread", "quote", "after:2026/10/30", "has:attachment", "from:{anna bo}");
        Prop.ForAll(term.ToArbitrary(), term.ToArbitrary(), term.ToArbitrary(), (a, b, c) =>
        {
            var (setA, setB, setC) = (Set(a), Set(b), Set(c));
            return Set($"{a} {b}").SetEquals(setA.Intersect(setB))
                && Set($"{a} OR {b}").SetEquals(setA.Union(setB))
                && Set($"{{{a} {b}}} {c}").SetEquals(setA.Union(setB).Intersect(setC))
                && Set($"-({a} OR {b})").SetEquals(Set("").Except(setA.Union(setB)))
                && Set($"{c} ({a} OR -{b})").SetEquals(setC.Intersect(setA.Union(Set("").Except(setB))))
                && Set($"--{a}").SetEquals(setA);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void No_text_makes_it_fail() =>
        Prop.ForAll(Gen.Elements("from:", "(", ")", "{", "}", "-", "OR", "a", "\"", ":", "after:", "in:", " ", "x:y", "AND").ListOf().ToArbitrary(), pieces =>
        {
            using var response = client.GetAsync($"gmail/v1/users/me/messages?q={Uri.EscapeDataString(string.Join("", pieces))}").GetAwaiter().GetResult();
            return (int)response.StatusCode is 200 or 400;
        }).QuickCheckThrowOnFailure();

    private HashSet<ulong> Set(string query) => [.. Find(query).GetAwaiter().GetResult()];

    private async Task<List<ulong>> Find(string query)
    {
        var page = await client.Json($"gmail/v1/users/me/messages?q={Uri.EscapeDataString(query)}");
        return page.TryGetProperty("messages", out var found) ? [.. found.EnumerateArray().Select(m => Convert.ToUInt64(m.Text("id"), 16))] : [];
    }

    private void Add(ulong mark, string from, string? name, string to, string subject, MessageFlags flags = MessageFlags.None, string folder = WellKnownFolder.Inbox) => mailbox.Add(new MessageDraft
    {
        Mark = mark, ReceivedAt = Emulation.Now.AddDays(-(double)mark), From = new EmulatedAddress(from, name), To = [new EmulatedAddress(to)], Subject = subject, Flags = flags,
        Folder = mailbox.Folder(folder), InternetMessageId = $"<{mark}@mail.example>",
    });
}
