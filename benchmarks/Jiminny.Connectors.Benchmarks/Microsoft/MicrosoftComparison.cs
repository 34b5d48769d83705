using System.Collections.Frozen;
using Jiminny.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Connectors.Benchmarks.Microsoft;

/// <summary>
/// The Microsoft connector beside a loop of Microsoft.Graph's PageIterator that looks every address up in a FrozenDictionary. Both read the same mailbox over
/// loopback HTTP, ask for the same fields in the same page size, and keep the same hundredth of the messages.
/// </summary>
internal sealed class MicrosoftComparison : IProviderComparison
{
    private const int PageSize = 1000;
    private const int KeptOneIn = 100;
    private const int Times = 3;

    private static readonly DateTimeOffset To = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeWindow Window = new(To.AddYears(-1), To);

    public string Provider => "microsoft";

    public IReadOnlyList<string> Scopes => ["User.Read", "Mail.Read"];

    public EmulatedMailbox CreateMailbox(int messages)
    {
        var mailbox = new EmulatedMailbox(Vendor.Microsoft, "owner@self.example", "Owner");
        EmulatedFolder[] folders = [mailbox.Folder(WellKnownFolder.Inbox), mailbox.Folder(WellKnownFolder.Sent), mailbox.AddFolder("Projects")];
        var step = (Window.To - Window.From) / (messages + 1);
        mailbox.AddRange(Enumerable.Range(0, messages).Select(i => new MessageDraft
        {
            ReceivedAt = Window.From + (step * i),
            Folder = folders[FolderOf(i)],
            From = new EmulatedAddress(AddressOf(i), $"Person {i}"),
            To = [new EmulatedAddress("owner@self.example", "Owner"), new EmulatedAddress($"colleague{i % 50}@self.example", "Colleague")],
            Subject = $"About the matter of {i}",
        }));
        return mailbox;
    }

    public async Task<ComparisonResult> CompareAsync(ServedMailbox server, int messages)
    {
        var known = Enumerable.Range(0, messages).Where(i => i % KeptOneIn == 0).Select(AddressOf)
            .ToFrozenDictionary(address => address, _ => 1, StringComparer.OrdinalIgnoreCase);
        using var services = Services(server);
        var source = services.GetServices<IMailboxSource>().Single(found => found.Stream == StreamKind.Mail);
        var filter = new KnownAddressFilter(known);
        var requests = 0L;
        var kept = 0;
        var ours = await Measured.LeastOfAsync(
            async () =>
            {
                (requests, kept) = (0, 0);
                var mailbox = new MailboxContext(new MailboxKey("org", "box"), Connectors.Provider.Microsoft);
                await foreach (var result in source.ReadPagesAsync(mailbox, SyncCursor.Begin(Window), filter).ConfigureAwait(false))
                {
                    var page = result as Page ?? throw new InvalidOperationException($"The connector read no page: {(result as SourceFailure)?.Code}.");
                    requests += page.Cost.Requests;
                    kept += page.Kept.Count;
                }
            },
            Times).ConfigureAwait(false);
        var discarding = await Measured.LeastOfAsync(() => DiscardAllAsync(source), Times).ConfigureAwait(false);

        var naive = new NaiveGraphLoop(server, known, Window, PageSize);
        var naively = await Measured.LeastOfAsync(naive.RunAsync, Times).ConfigureAwait(false);
        if (naive.Matched != kept)
            throw new InvalidOperationException($"The plain loop matched {naive.Matched} messages, the connector {kept}.");

        return new ComparisonResult(
            messages,
            requests,
            Floor(messages),
            Math.Round((double)discarding.Allocated / messages, 1),
            Math.Round(naively.Cpu / ours.Cpu, 1),
            Math.Round((double)naively.Allocated / ours.Allocated, 1));
    }

    private static int FolderOf(int message) => message % 10 == 9 ? 2 : message % 10 >= 6 ? 1 : 0;

    private static string AddressOf(int message) => $"person{message}@customer{message % 1000}.example";

    // The folders of the emulated mailbox that are read: three filled, three that stay empty. A page per thousand, three per mailbox, two per folder.
    private static long Floor(int messages)
    {
        var perFolder = Enumerable.Range(0, messages).GroupBy(FolderOf).Select(group => (group.Count() + PageSize - 1) / PageSize);
        return perFolder.Sum() + 3 + (2 * 6);
    }

    private static async Task DiscardAllAsync(IMailboxSource source)
    {
        var mailbox = new MailboxContext(new MailboxKey("org", "box"), Connectors.Provider.Microsoft);
        var filter = new DiscardingFilter();
        await foreach (var _ in source.ReadPagesAsync(mailbox, SyncCursor.Begin(Window), filter).ConfigureAwait(false))
        {
        }
    }

    private static ServiceProvider Services(ServedMailbox server) => new ServiceCollection()
        .AddSingleton<IAccessTokens>(new FixedToken(server.Token))
        .AddJiminnyMicrosoft(options => options.BaseUri = new Uri(server.Address, "v1.0"))
        .BuildServiceProvider();
}
