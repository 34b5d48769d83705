using System.IO.Compression;
using System.Text;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Corpus;

public sealed class CorpusFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("corpus").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_whole_corpus_loads_and_fits_in_memory()
    {
        var path = SharedFolder.Require("corpus");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var corpus = CorpusFolder.Load(path);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, 1, 600_000_000);
        Assert.Equal(150, corpus.Mailboxes.Count);
        Assert.Equal(458_103, corpus.Mailboxes.Sum(m => m.Messages.Count));
        Assert.Equal(304_991, corpus.Mailboxes.Sum(m => m.Messages.Count(i => i.ReceivedAt >= corpus.WindowStart && i.ReceivedAt < corpus.ReferenceNow)));
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), corpus.ReferenceNow);
        Assert.Equal(["eaade.example"], corpus.InternalDomains);
        Assert.Contains("aol.com", corpus.FreemailDomains);
        Assert.True(File.Exists(corpus.CrmPeoplePath) && File.Exists(corpus.CrmAccountsPath));
        Assert.All(corpus.Mailboxes.Index(), m => Assert.Equal(m.Index % 2 == 0 ? Vendor.Microsoft : Vendor.Google, m.Item.Vendor));
        Assert.Equal("keaoe-p", corpus.Mailboxes[0].Key);
        // Whoever sends most owns the mailbox; what he sends lies in Sent Items.
        Assert.All(corpus.Mailboxes[0].Messages, m => Assert.Equal(m.From?.Address == corpus.Mailboxes[0].Address, m.Folder.WellKnownName == WellKnownFolder.Sent));
        Assert.True(corpus.Mailboxes.SelectMany(m => m.Messages).Select(m => m.Folder.DisplayName).Distinct().Count() >= 4);
    }

    [Fact]
    public void Mailboxes_can_be_limited_and_given_to_one_vendor()
    {
        Write(Line("b", "0000000000000001"), Line("a", "0000000000000002"), Line("c", "0000000000000003"), Line("b", "0000000000000004"));
        var corpus = CorpusFolder.Load(folder, new CorpusOptions { Mailboxes = 2, Vendor = Vendor.Google });
        Assert.Equal([("b", 2, Vendor.Google), ("a", 1, Vendor.Google)], corpus.Mailboxes.Select(m => (m.Key, m.Messages.Count, m.Vendor)));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), corpus.ReferenceNow);
        Assert.Equal("b@mailbox.example", CorpusFolder.Load(folder).Mailboxes[0].Address);
        Assert.Throws<ArgumentException>(() => CorpusFolder.Load(folder, new CorpusOptions { Mailboxes = 0 }));
    }

    [Fact]
    public void People_stay_as_they_are_and_text_carries_canaries()
    {
        Write("""{"mailbox":"a","id":"a/00000000000000ff","date":"2026-01-02T03:04:05Z","from":"'d..x@Y.example","to":["\u00e9@z.example","no-at",""]}""");
        var mailbox = CorpusFolder.Load(folder, new CorpusOptions { SubjectScale = 1000 }).Mailboxes[0];
        var truth = Assert.Single(new EmulatedWorld([mailbox]).Truth("a").Messages);
        Assert.Equal(["'d..x@Y.example", "é@z.example", "no-at", ""], truth.Participants.Select(p => p.Address!));
        Assert.Equal(("00000000000000ff", "subject-00000000000000ff", "body-00000000000000ff"), (truth.Canaries.Id, truth.Canaries.Subject, truth.Canaries.Body));
        Assert.True(mailbox.Messages[0].Subject!.Length > 20_000);
    }

    [Theory]
    [InlineData("not json", 2)]
    [InlineData("{\"mailbox\":\"a\"", 2)]
    [InlineData("[]", 2)]
    [InlineData("""{"mailbox":"a","id":"a/1","date":"2026-01-02T03:04:05Z","from":null,"to":[]}""", 2)]
    [InlineData("""{"mailbox":"a","id":"a/0000000000000009","date":"yesterday","from":null,"to":[]}""", 2)]
    [InlineData("""{"mailbox":"a","id":"a/0000000000000009","date":"2026-01-02T03:04:05Z","from":null}""", 2)]
    [InlineData("""{"mailbox":"a","id":"a/0000000000000009","date":"2026-01-02T03:04:05Z","from":null,"to":[5]}""", 2)]
    public void A_broken_line_is_named_and_not_quoted(string broken, int line)
    {
        Write(Line("a", "0000000000000001"), broken, Line("a", "0000000000000002"));
        var error = Assert.Throws<InvalidDataException>(() => CorpusFolder.Load(folder));
        Assert.Contains($"messages.jsonl.gz, line {line}:", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("yesterday", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_is_named()
    {
        Assert.Contains("nowhere", Assert.Throws<DirectoryNotFoundException>(() => CorpusFolder.Load(Path.Combine(folder, "nowhere"))).Message, StringComparison.Ordinal);
        Assert.Contains("messages.jsonl.gz", Assert.Throws<FileNotFoundException>(() => CorpusFolder.Load(folder)).Message, StringComparison.Ordinal);
        Write(Line("a", "0000000000000001"));
        File.WriteAllText(Path.Combine(folder, "messages.jsonl.gz"), "plain text");
        Assert.Throws<InvalidDataException>(() => CorpusFolder.Load(folder));
        Write(Line("a", "0000000000000001"));
        File.WriteAllText(Path.Combine(folder, "expected.json"), "{}");
        Assert.Contains("expected.json", Assert.Throws<InvalidDataException>(() => CorpusFolder.Load(folder)).Message, StringComparison.Ordinal);
    }

    private static string Line(string mailbox, string id) => $$"""{"mailbox":"{{mailbox}}","id":"{{mailbox}}/{{id}}","date":"2026-01-02T03:04:05Z","from":null,"to":[]}""";

    private void Write(params string[] lines)
    {
        using (var gzip = new GZipStream(File.Create(Path.Combine(folder, "messages.jsonl.gz")), CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        File.WriteAllText(Path.Combine(folder, "crm-people.csv"), "Id,Type,AccountId,Name,Email\n");
        File.WriteAllText(Path.Combine(folder, "crm-accounts.csv"), "Id,Name,Website\n");
    }
}
