using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Jiminny.Crm;

namespace Jiminny.Matching.Tests.Corpus;

/// <summary>The pseudonymised corpus beside the repository, and what an import of it must count.</summary>
internal static class SharedCorpus
{
    /// <summary>Its folder, or <see langword="null"/> when this checkout has none beside it.</summary>
    public static string? Folder { get; } = Find();

    public static IEnumerable<CrmRecord> ReadCrm(string folder)
    {
        foreach (var row in ReadCsv(Path.Combine(folder, "crm-accounts.csv")))
        {
            WebsiteDomain.TryParse(row[2], out var domain);
            yield return new Account(row[0]) { Name = row[1], Domains = domain is null ? [] : [domain] };
        }

        foreach (var row in ReadCsv(Path.Combine(folder, "crm-people.csv")))
        {
            yield return row[1] == "Lead"
                ? new Lead(row[0]) { Name = row[3], Addresses = [row[4]] }
                : new Contact(row[0]) { AccountId = row[2].Length == 0 ? null : row[2], Name = row[3], Addresses = [row[4]] };
        }
    }

    /// <summary>All messages whose date lies in the window, in the order of the file.</summary>
    public static IEnumerable<CorpusMessage> ReadMessages(string folder, DateTimeOffset from, DateTimeOffset until)
    {
        using var stream = new GZipStream(File.OpenRead(Path.Combine(folder, "messages.jsonl.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var date = DateTimeOffset.Parse(root.GetProperty("date").GetString()!, CultureInfo.InvariantCulture);
            if (date < from || date >= until)
            {
                continue;
            }

            var addresses = root.GetProperty("to").EnumerateArray().Select(to => to.GetString()!).ToList();
            if (root.GetProperty("from").GetString() is { } sender)
            {
                addresses.Insert(0, sender);
            }

            yield return new CorpusMessage(root.GetProperty("mailbox").GetString()!, addresses);
        }
    }

    private static IEnumerable<string[]> ReadCsv(string path) =>
        File.ReadLines(path).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','));

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Jiminny.Sdk.sln")))
            {
                var corpus = Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "corpus"));
                return Directory.Exists(corpus) ? corpus : null;
            }
        }

        return null;
    }
}
