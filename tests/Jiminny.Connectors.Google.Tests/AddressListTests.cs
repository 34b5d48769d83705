using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Jiminny.Connectors.Google;

/// <summary>Address fields as senders write them.</summary>
public class AddressListTests
{
    [Theory]
    [InlineData("a@x.example", "a@x.example|")]
    [InlineData("A@X.EXAMPLE", "A@X.EXAMPLE|")]
    [InlineData("<a@x.example>", "a@x.example|")]
    [InlineData("Ann <a@x.example>", "a@x.example|Ann")]
    [InlineData("Ann Lee <a@x.example>, Bob<b@x.example>", "a@x.example|Ann Lee; b@x.example|Bob")]
    [InlineData("\"Lee, Ann\" <a@x.example>, \"Bob \\\"B\\\" <b>\" <b@x.example>", "a@x.example|Lee, Ann; b@x.example|Bob \"B\" <b>")]
    [InlineData("a@x.example (Ann Lee), b@x.example", "a@x.example|Ann Lee; b@x.example|")]
    [InlineData("a@x.example (Ann (the, boss) Lee), b@x.example", "a@x.example|Ann (the, boss) Lee; b@x.example|")]
    [InlineData("Friends: a@x.example, Bob <b@x.example>;, c@x.example", "a@x.example|; b@x.example|Bob; c@x.example|")]
    [InlineData("undisclosed-recipients:;", "")]
    [InlineData("recipient list not shown: ;", "")]
    [InlineData("d..steffes@x.example", "d..steffes@x.example|")]
    [InlineData("'black@x.example", "'black@x.example|")]
    [InlineData("'black@x.example'", "'black@x.example'|")]
    [InlineData("\"'black@x.example'\" <black@x.example>", "black@x.example|'black@x.example'")]
    [InlineData("o'neil@x.example, .dot.@x.example", "o'neil@x.example|; .dot.@x.example|")]
    [InlineData("\"john doe\"@x.example", "\"john doe\"@x.example|")]
    [InlineData("\"a,b\"@x.example, <\"c, d\"@x.example>", "\"a,b\"@x.example|; \"c, d\"@x.example|")]
    [InlineData("<@relay.example,@other.example:a@x.example>", "a@x.example|")]
    [InlineData("a@[192.168.0.1], b@[IPv6:::1]", "a@[192.168.0.1]|; b@[IPv6:::1]|")]
    [InlineData("John Doe a@x.example", "a@x.example|")]
    [InlineData("Doe, John <a@x.example>", "a@x.example|John")]
    [InlineData("a@x.example b@x.example", "a@x.example|; b@x.example|")]
    [InlineData("a@x.example; b@x.example ;", "a@x.example|; b@x.example|")]
    [InlineData("Ann <a@x.example, Bob <b@x.example>", "a@x.example|Ann; b@x.example|Bob")]
    [InlineData("Ann <a@x.example", "a@x.example|Ann")]
    [InlineData("Ann <a@x.example> Bob <b@x.example>", "a@x.example|Ann; b@x.example|Bob")]
    [InlineData("<a@x.example, b@x.example>", "a@x.example|; b@x.example|")]
    [InlineData("Ann <a@x.example> b@x.example", "a@x.example|Ann; b@x.example|")]
    [InlineData("a@x.example <>", "a@x.example|")]
    [InlineData("<>", "")]
    [InlineData("< a@x.example >", "a@x.example|")]
    [InlineData("Ann\r\n <a@x\r\n .example>", "a@x.example|Ann")]
    [InlineData("a @ x.example", "a@x.example|")]
    [InlineData("mailto:a@x.example", "a@x.example|")]
    [InlineData("\"a@x.example\"", "a@x.example|")]
    [InlineData("\"Ann <a@x.example>", "a@x.example|\"Ann")]
    [InlineData("Ann (the <a@x.example>", "a@x.example|Ann (the")]
    [InlineData("=?utf-8?Q?Lee=2C_Ann?= <a@x.example>", "a@x.example|Lee, Ann")]
    [InlineData("=?utf-8?Q?Lee,_Ann?= <a@x.example>, b@x.example", "a@x.example|Lee, Ann; b@x.example|")]
    [InlineData("=?UTF-8?B?TcO8bGxlciwgSm8=?= <a@x.example>", "a@x.example|Müller, Jo")]
    [InlineData("=?iso-8859-1?Q?M=FCller?=\r\n =?iso-8859-1?Q?=2C_Jo?= <a@x.example>", "a@x.example|Müller, Jo")]
    [InlineData("=?nonsense?X?a@b?= <a@x.example>", "a@x.example|=?nonsense?X?a@b?=")]
    [InlineData("Ann@Home <a@x.example>", "a@x.example|Ann@Home")]
    [InlineData("<root>", "root|")]
    [InlineData("jürgen@müller.example", "jürgen@müller.example|")]
    [InlineData("", "")]
    [InlineData(" , ,; ,", "")]
    [InlineData("Ann Lee", "")]
    [InlineData("@", "@|")]
    public void Nobody_is_lost_and_nobody_invented(string field, string expected)
    {
        var found = HeaderReading.To(field).Select(participant => $"{participant.Address}|{participant.Name}");

        Assert.Equal(expected, string.Join("; ", found));
    }

    [Fact]
    public void Three_hundred_recipients_are_three_hundred_participants()
    {
        var field = string.Join(",\r\n ", Enumerable.Range(0, 300).Select(i => i % 2 == 0 ? $"\"R, {i}\" <r{i}@x.example>" : $"r{i}@x.example"));

        Assert.Equal(Enumerable.Range(0, 300).Select(i => $"r{i}@x.example"), HeaderReading.Addresses(field));
    }

    [Theory]
    [InlineData('(')]
    [InlineData('"')]
    [InlineData('<')]
    [InlineData('[')]
    [InlineData('=')]
    [InlineData('\\')]
    [InlineData(':')]
    public void A_long_field_of_nonsense_is_read_to_its_end(char c)
    {
        Assert.Equal(["a@x.example"], HeaderReading.Addresses(new string(c, 200_001) + ",a@x.example").TakeLast(1));
        Assert.DoesNotContain(HeaderReading.Addresses(new string(c, 3) + new string(',', 200_000)), address => address.Contains('@', StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_is_written_by_the_rules_is_read_back() =>
        Prop.ForAll(Mailboxes(), mailboxes =>
        {
            var field = string.Join(", ", mailboxes.Select(mailbox => mailbox.Written));
            return mailboxes.Select(mailbox => mailbox.Address).SequenceEqual(HeaderReading.Addresses(field)).Label(field);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_comes_between_addresses_loses_none_of_them() =>
        Prop.ForAll(Gen.Elements("<", ">", "\"", "(", ")", "[", "]", ":", ";", ",", "\\", "=?", "?=", " ", "\r\n ", "x", "'", "é").ListOf().Select(string.Concat).ToArbitrary(), noise =>
        {
            // Bytes that pair up, such as quotes, may swallow what is between them; a single address after them on its own cannot be swallowed by what is closed.
            var field = $"{Balanced(noise)}, a@x.example";
            return HeaderReading.Addresses(field).Contains("a@x.example").Label(field);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Nothing_crashes() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            var text = Encoding.Latin1.GetString(bytes ?? []).Replace('\u0085', '@').Replace('\u0090', '"').Replace('\u0091', '<').Replace('\u0092', '>');
            HeaderReading.Read(("From", text), ("To", text + "," + text), ("Subject", "=?utf-8?Q?" + text + "?=" + text));
        }).QuickCheckThrowOnFailure();

    private static string Balanced(string noise) =>
        noise.Replace("\"", "", StringComparison.Ordinal).Replace("(", "", StringComparison.Ordinal).Replace("=?", "", StringComparison.Ordinal);

    private static Arbitrary<WrittenMailbox[]> Mailboxes()
    {
        var local = Gen.Elements("a", "d..s", "'black", "o'neil", "\"x, y\"", "UPPER", "a+b", "müller", ".x.");
        var domain = Gen.Elements("x.example", "X.EXAMPLE", "[10.0.0.1]", "müller.example");
        var name = Gen.Elements("Ann", "Lee, Ann", "Ann \"B\" Lee", "a@b", "<x>", "(x)", "Ann; Bob: ", "\\", "Zoë");
        var mailbox =
            from l in local
            from d in domain
            from n in name
            from form in Gen.Choose(0, 4)
            select new WrittenMailbox($"{l}@{d}", form switch
            {
                0 => $"{l}@{d}",
                1 => $"<{l}@{d}>",
                2 => $"\"{n.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" <{l}@{d}>",
                3 => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(n))}?=\r\n <{l}@{d}>",
                _ => $"{l}@{d} (a comment, with \\) all)",
            });
        return mailbox.ArrayOf().ToArbitrary();
    }

    private sealed record WrittenMailbox(string Address, string Written);
}
