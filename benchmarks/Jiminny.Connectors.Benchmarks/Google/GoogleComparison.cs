using System.Collections.Frozen;
using Jiminny.Connectors.Google;
using Jiminny.Emulator;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.Connectors.Benchmarks.Google;

/// <summary>
/// The Google connector beside a loop of Google.Apis' BatchRequest and Newtonsoft.Json that looks every address up in a FrozenDictionary. Both read the same
/// mailbox over loopback HTTP, ask for the same headers, and keep the same hundredth of the messages.
/// </summary>
internal sealed class GoogleComparison : IProviderComparison
{
    private const int KeptOneIn = 100;
    private const int Customers = 1000;
    private const int Times = 3;

    private static readonly DateTimeOffset To = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeWindow Window = new(To.AddYears(-1), To);
    private static readonly MailboxContext Box = new(new MailboxKey("org", "box"), Connectors.Provider.Google);

    public string Provider => "google";

    public IReadOnlyList<string> Scopes => ["https://www.googleapis.com/auth/gmail.readonly"];

    public EmulatedMailbox CreateMailbox(int messages)
    {
        var mailbox = new EmulatedMailbox(Vendor.Google, "owner@self.example", "Owner");
        EmulatedFolder[] folders = [mailbox.Folder(WellKnownFolder.Inbox), mailbox.Folder(WellKnownFolder.Sent), mailbox.AddFolder("Projects")];
        var step = (Window.To - Window.From) / (messages + 1);
        mailbox.AddRange(Enumerable.Range(0, messages).Select(i => new MessageDraft
        {
            ReceivedAt = Window.From + (step * i),
            Folder = folders[i % 10 == 9 ? 2 : i % 10 >= 6 ? 1 : 0],
            From = new EmulatedAddress(AddressOf(i), $"Person {i}"),
            To = [new EmulatedAddress("owner@self.example", "Owner"), new EmulatedAddress($"colleague{i % 50}@self.example", "Colleague")],
            Subject = $"About the matter of {i}",
        }));
        return mailbox;
    }

    public async Task<ComparisonResult> CompareAsync(ServedMailbox server, int messages)
    {
        var known = Enumerable.Range(0, messages).Where(i => i % KeptOneIn == 0).Select(AddressOf).ToFrozenDictionary(address => address, _ => 1, StringComparer.OrdinalIgnoreCase);
        var filter = new KnownAddressFilter(known);
        using var services = Services(server, known, MailPlanChoice.Scan);
        var read = default(Reading);
        var ours = await Measured.LeastOfAsync(async () => read = await ReadAsync(services, filter).ConfigureAwait(false), Times).ConfigureAwait(false);
        var discarding = await Measured.LeastOfAsync(() => ReadAsync(services, new DiscardingFilter()), Times).ConfigureAwait(false);

        var naive = new NaiveBatchLoop(server, known, Window);
        var naively = await Measured.LeastOfAsync(naive.RunAsync, Times).ConfigureAwait(false);
        if (naive.Matched != read.Kept)
            throw new InvalidOperationException($"The plain loop matched {naive.Matched} messages, the connector {read.Kept}.");

        return new ComparisonResult(
            messages,
            read.Requests,
            RequestsFloor: null,
            Math.Round((double)discarding.Allocated / messages, 1),
            Math.Round(naively.Cpu / ours.Cpu, 1),
            Math.Round((double)naively.Allocated / ours.Allocated, 1))
        {
            Kept = read.Kept,
            QuotaUnits = new Dictionary<string, long>
            {
                ["scan"] = read.Units,
                ["search"] = await UnitsAsync(MailPlanChoice.Search).ConfigureAwait(false),
                ["auto"] = await UnitsAsync(MailPlanChoice.Auto).ConfigureAwait(false),
            },
        };

        async Task<long> UnitsAsync(MailPlanChoice plan)
        {
            using var planned = Services(server, known, plan);
            return (await ReadAsync(planned, filter).ConfigureAwait(false)).Units;
        }
    }

    private static string AddressOf(int message) => $"person{message}@customer{message % Customers}.example";

    private static async Task<Reading> ReadAsync(ServiceProvider services, IPageFilter filter)
    {
        var source = services.GetServices<IMailboxSource>().Single(found => found.Stream == StreamKind.Mail);
        var read = default(Reading);
        await foreach (var result in source.ReadPagesAsync(Box, SyncCursor.Begin(Window), filter).ConfigureAwait(false))
        {
            var page = result as Page ?? throw new InvalidOperationException($"The connector read no page: {(result as SourceFailure)?.Code}.");
            read = new Reading(read.Kept + page.Kept.Count, read.Requests + page.Cost.Requests, read.Units + page.Cost.QuotaUnits);
        }

        return read;
    }

    private static ServiceProvider Services(ServedMailbox server, FrozenDictionary<string, int> known, MailPlanChoice plan) => new ServiceCollection()
        .AddSingleton<IAccessTokens>(new FixedToken(server.Token))
        .AddSingleton<ICrmAddressBook>(new AddressBook([.. known.Keys]))
        .AddJiminnyGoogle(options =>
        {
            options.GmailBaseUri = server.Address;
            options.GmailUnitsPerMinute = options.GmailUnitsPerMinuteInAll = int.MaxValue;
            options.AllowSearch = plan != MailPlanChoice.Scan;
            options.MailPlan = plan;
        })
        .BuildServiceProvider();

    private readonly record struct Reading(int Kept, long Requests, long Units);

    private sealed class AddressBook(IReadOnlyList<string> addresses) : ICrmAddressBook
    {
        public ValueTask<MailSearchTerms?> ListAsync(string organisationId, int most, CancellationToken cancellationToken) =>
            new(addresses.Count > most ? null : new MailSearchTerms(addresses, []));
    }
}
