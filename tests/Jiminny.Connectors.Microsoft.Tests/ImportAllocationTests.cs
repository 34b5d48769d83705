using Jiminny.Connectors.Testing;
using Jiminny.Crm;
using Jiminny.Import;
using Jiminny.Matching;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Connectors.Microsoft;

/// <summary>A whole import, matcher and store included: what is not kept costs no memory, however long it is.</summary>
[Collection(Alone.Name)]
public class ImportAllocationTests
{
    private const int Messages = 200;

    [Fact]
    public async Task A_thousand_times_longer_subjects_of_rejected_mail_change_no_allocated_byte_of_the_import()
    {
        var time = new InstantTime();
        var shortSubjects = Page(subject: 20);
        var longSubjects = Page(subject: 20_000);
        var body = shortSubjects;
        var graph = new GraphStub { Page = _ => CannedHandler.Bytes(body) };
        using var host = new ConnectorHost(graph.Handler(time), new CannedTokens(), time);
        await using var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(time)
            .AddSingleton(host.Mail)
            .AddSingleton<ICrmAdapterFactory, EmptyCrm>()
            .AddSingleton<IMailboxDesignation, Everybody>()
            .AddJiminnyMatching()
            .AddJiminnyInMemoryStore()
            .AddJiminnyImport(import => import.ImportMeetings = false)
            .BuildServiceProvider();
        var importer = services.GetRequiredService<IImporter>();
        var differences = new List<long>();
        for (var i = 0; i < 31; i++)
        {
            body = shortSubjects;
            var shorter = await MeasureAsync(importer, $"short-{i:D2}");
            body = longSubjects;
            differences.Add(await MeasureAsync(importer, $"long--{i:D2}") - shorter);
        }

        // Taken in turn; the median does not see the runtime warming up in between.
        differences.Sort();
        Assert.Equal(0, differences[differences.Count / 2]);
    }

    private static byte[] Page(int subject) =>
        GraphStub.Bytes(GraphStub.PageOf(Enumerable.Range(0, Messages).Select(i => GraphStub.Message(i, subject: new string('s', subject)))));

    private static async Task<long> MeasureAsync(IImporter importer, string mailboxId)
    {
        var mailbox = new MailboxContext(new MailboxKey("org", mailboxId), Provider.Microsoft);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var import = importer.ImportMailboxAsync(mailbox);
        Assert.True(import.IsCompleted, "The measured import left its thread.");
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        var receipt = Assert.Single(await import).Receipt;
        Assert.Equal((Messages, Messages, true), (receipt.Listed, receipt.Discarded.Total, receipt.IsComplete));
        return bytes;
    }

    private sealed class EmptyCrm : ICrmAdapterFactory, ICrmAdapter
    {
        public CrmDescriptor Descriptor { get; } = new("empty");

        public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken) => new(this);

        public ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken) =>
            new(new CrmPage { Changes = [], Next = new CrmCursor("1"), IsLast = true });
    }

    private sealed class Everybody : IMailboxDesignation
    {
        private readonly IReadOnlyList<MailboxContext> _mailboxes =
            [.. Enumerable.Range(0, 31).SelectMany(i => new[] { $"short-{i:D2}", $"long--{i:D2}" }).Select(id => new MailboxContext(new MailboxKey("org", id), Provider.Microsoft))];

        public ValueTask<IReadOnlyList<MailboxContext>> ListAsync(string organisationId, CancellationToken cancellationToken) => new(_mailboxes);
    }
}
