namespace Jiminny.Crm.Csv.Tests;

public sealed class CorpusTests
{
    [Fact]
    public async Task The_corpus_is_read_whole()
    {
        var corpus = FindCorpus();
        Assert.SkipWhen(corpus is null, "requires the shared corpus in ../shared/corpus.");
        var adapter = await CsvFolder.OpenAsync(new CsvCrmFiles
        {
            People = { Path.Combine(corpus!, "crm-people.csv") },
            Accounts = { Path.Combine(corpus!, "crm-accounts.csv") },
        });

        var reading = await Reading.OfAsync(adapter);

        Assert.Empty(reading.Problems);
        Assert.Equal(104, reading.Records.OfType<Contact>().Count());
        Assert.Equal(55, reading.Records.OfType<Lead>().Count());
        Assert.Equal(91, reading.Records.OfType<Account>().Count());
        Assert.All(reading.Records.OfType<Account>(), account => Assert.Single(account.Domains));
        Assert.Equal(["aapu.example"], reading.Records.OfType<Account>().Single(account => account.Id == "A0000").Domains);
        Assert.Equal("A0024", reading.Records.OfType<Contact>().Single(contact => contact.Id == "P0001").AccountId);
    }

    private static string? FindCorpus()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Jiminny.Sdk.sln")))
            {
                var corpus = Path.GetFullPath(Path.Combine(directory.FullName, "..", "shared", "corpus"));
                return File.Exists(Path.Combine(corpus, "crm-people.csv")) ? corpus : null;
            }
        }

        return null;
    }
}
