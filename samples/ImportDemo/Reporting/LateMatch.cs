using Jiminny.Connectors;
using Jiminny.Emulator;
using Jiminny.Import;
using Jiminny.Import.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace ImportDemo.Reporting;

/// <summary>A contact and her company are added to the CRM, and their mail of the last year appears, although none of it had been stored.</summary>
/// <param name="Company">The company's domain.</param>
/// <param name="Appeared">What is there now and was not before, newest first.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record LateMatch(string Company, IReadOnlyList<StoredItem> Appeared, double Seconds)
{
    public static async Task<LateMatch?> RunAsync(
        IServiceProvider services, DemoWorld world, DemoFiles files, IReadOnlyList<StoredItem> before, CancellationToken cancellationToken)
    {
        if (FindNewcomer(world) is not { } newcomer)
        {
            return null;
        }

        var started = TimeProvider.System.GetTimestamp();
        await AppendAsync(files, DemoWorld.AccountsFile, $"A9999,Partners,https://{newcomer.Domain}/", cancellationToken);
        await AppendAsync(files, DemoWorld.PeopleFile, $"C9999,Contact,A9999,A new contact,{newcomer.Address}", cancellationToken);
        using (world.Clock.RegisterWorker())
        {
            await services.GetRequiredService<IImporter>().ImportAsync(DemoHost.Organisation, progress: null, cancellationToken);
        }

        var known = before.Select(item => item.Id).ToHashSet();
        var appeared = new List<StoredItem>();
        await foreach (var item in services.GetRequiredService<IImportStore>().ReadItemsAsync(DemoHost.Organisation, ItemQuery.All, cancellationToken))
        {
            if (!known.Contains(item.Id))
            {
                appeared.Add(item);
            }
        }

        return new LateMatch(
            newcomer.Domain,
            [.. appeared.OrderByDescending(item => item.Item is EmailMetadata mail ? mail.ReceivedAt : DateTimeOffset.MinValue)],
            TimeProvider.System.GetElapsedTime(started).TotalSeconds);
    }

    private static Task AppendAsync(DemoFiles files, string name, string line, CancellationToken cancellationToken) =>
        File.AppendAllTextAsync(Path.Combine(files.Folder.FullName, name), line + "\n", cancellationToken);

    // Somebody of the company, unknown to the CRM, with which there was most mail: whom a salesperson would add next.
    private static (string Address, string Domain)? FindNewcomer(DemoWorld world)
    {
        var since = world.Clock.GetUtcNow().AddMonths(-11);
        var company = world.Mailboxes
            .SelectMany(mailbox => world.Providers.Truth(mailbox.Key).Messages)
            .Where(message => message.Purpose == Purpose.Stranger && message.ReceivedAt > since && message.Folder == WellKnownFolder.Inbox)
            .Select(message => message.Participants.FirstOrDefault(who => who.Role == TruthRole.From)?.Address?.ToLowerInvariant())
            .OfType<string>()
            .Where(address => address.EndsWith("-partners.example", StringComparison.Ordinal))
            .GroupBy(address => address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..], StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return company is null ? null : (company.First(), company.Key);
    }
}
