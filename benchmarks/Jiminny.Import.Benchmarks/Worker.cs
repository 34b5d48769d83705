using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Jiminny.Connectors;
using Jiminny.Connectors.Microsoft;
using Jiminny.Crm;
using Jiminny.Import.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Jiminny.Import.Benchmarks;

/// <summary>An importer in a process of its own. It says "ready", waits for a line, and works.</summary>
internal static class Worker
{
    public const string Organisation = "acme";
    public const string Customer = "ann@customer.example";

    public static async Task<int> RunAsync(string orderPath)
    {
        var order = JsonSerializer.Deserialize<WorkOrder>(await File.ReadAllTextAsync(orderPath))!;
        var services = new ServiceCollection()
            .AddSingleton<IAccessTokens>(new Tokens(order.Tokens))
            .AddSingleton<ICrmAdapterFactory>(new OneContact())
            .AddSingleton<IMailboxDesignation>(new AllMailboxes(order.Tokens.Keys))
            .AddSingleton<IImportedOrganisations>(new OneOrganisation())
            .AddJiminny(jiminny => jiminny.Organisation(Organisation).InternalDomains.Add("acme.example"))
            .Configure<ImportOptions>(import => (import.Owner, import.ImportMeetings) = (order.Owner, false))
            .Configure<MicrosoftConnectorOptions>(microsoft => (microsoft.BaseUri, microsoft.RequestsPerTenMinutes) = (new Uri(order.Server, "v1.0"), int.MaxValue));
        _ = order.IsPostgres
            ? services.AddJiminnyPostgres(order.Database).AddJiminnyImportService(service => (service.MailboxesAtATime, service.CheckEvery) = (8, TimeSpan.FromSeconds(1)))
            : services.AddJiminnySqlite(order.Database);
        await using var provider = services.BuildServiceProvider();
        if (order.IsPostgres)
        {
            Console.WriteLine("ready");
            await Console.In.ReadLineAsync();
            var host = provider.GetServices<IHostedService>().Single();
            await host.StartAsync(CancellationToken.None);
            await Console.In.ReadLineAsync();
            await host.StopAsync(CancellationToken.None);
            return 0;
        }

        return await MeasureAsync(provider, [.. order.Tokens.Keys]);
    }

    // The first mailbox warms everything up; the second is measured.
    private static async Task<int> MeasureAsync(ServiceProvider provider, string[] mailboxes)
    {
        var importer = provider.GetRequiredService<IImporter>();
        await importer.ImportMailboxAsync(Context(mailboxes[0]));
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
        Report("idle", 0, 0);
        var watch = Stopwatch.StartNew();
        var results = await importer.ImportMailboxAsync(
            Context(mailboxes[1]),
            new Immediately(progress => Report("page", progress.Receipt.Listed, watch.Elapsed.TotalSeconds)));
        Report($"{results[0].Status}", results[0].Receipt.Listed, watch.Elapsed.TotalSeconds);
        return results[0].Status == ImportStatus.Completed ? 0 : 1;
    }

    private static void Report(string what, long listed, double seconds)
    {
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {listed} {seconds:F2} {self.WorkingSet64}"));
    }

    private static MailboxContext Context(string mailbox) => new(new MailboxKey(Organisation, mailbox), Provider.Microsoft);

    private sealed class Immediately(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }

    private sealed class Tokens(Dictionary<string, string> tokens) : IAccessTokens
    {
        public ValueTask<AccessTokenResult> GetAsync(AccessTokenRequest request, CancellationToken cancellationToken) =>
            new(AccessTokenResult.Success(tokens[request.Mailbox.Key.MailboxId]));
    }

    private sealed class AllMailboxes(IEnumerable<string> mailboxes) : IMailboxDesignation
    {
        public ValueTask<IReadOnlyList<MailboxContext>> ListAsync(string organisationId, CancellationToken cancellationToken) => new([.. mailboxes.Select(Context)]);
    }

    private sealed class OneOrganisation : IImportedOrganisations
    {
        public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => new([Organisation]);
    }

    private sealed class OneContact : ICrmAdapterFactory, ICrmAdapter
    {
        public CrmDescriptor Descriptor { get; } = new("one contact");

        public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken) => new(this);

        public ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken) => new(new CrmPage
        {
            Changes = cursor.IsStart ? [CrmChange.Upsert(new Contact("C1") { Addresses = [Customer] })] : [],
            Next = new CrmCursor("1"),
            IsLast = true,
        });
    }
}
