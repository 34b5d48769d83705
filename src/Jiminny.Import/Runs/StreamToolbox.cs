using Jiminny.Connectors;
using Microsoft.Extensions.Options;

namespace Jiminny.Import.Runs;

/// <summary>Finds what there is to read a mailbox' streams with, held to the organisation's data policy.</summary>
internal sealed class StreamToolbox(
    IEnumerable<IMailboxSource> sources,
    IEnumerable<IItemReader> readers,
    IEnumerable<IMailSearch> searches,
    IOptions<ImportOptions> options,
    IDataPolicies? policies = null)
{
    private readonly IReadOnlyList<IMailboxSource> _sources = [.. sources.OrderBy(source => source.Stream)];
    private readonly IReadOnlyList<IItemReader> _readers = [.. readers];
    private readonly IReadOnlyList<IMailSearch> _searches = [.. searches];

    /// <summary>The streams of a mailbox that are imported, mail first.</summary>
    /// <exception cref="InvalidOperationException">No connector of the provider is registered.</exception>
    public async ValueTask<IReadOnlyList<StreamTools>> FindAsync(MailboxContext mailbox, CancellationToken cancellationToken)
    {
        var policy = policies is null ? null : await policies.FindAsync(mailbox.Key.OrganisationId, cancellationToken).ConfigureAwait(false);
        var tools = _sources
            .Where(source => source.Provider == mailbox.Provider)
            .Where(source => source.Stream == StreamKind.Mail ? options.Value.ImportMail : options.Value.ImportMeetings)
            .Select(source => Under(policy, source))
            .ToList();
        return tools.Count > 0
            ? tools
            : throw new InvalidOperationException(
                $"No source is registered for {mailbox.Provider} mailboxes; add its connector, for example services.AddJiminny{mailbox.Provider}().");
    }

    private StreamTools Under(DataPolicy? policy, IMailboxSource source)
    {
        var reader = _readers.FirstOrDefault(reader => reader.Provider == source.Provider && reader.Stream == source.Stream);
        var search = source.Stream == StreamKind.Mail && options.Value.AllowMailSearch
            ? _searches.FirstOrDefault(search => search.Provider == source.Provider)
            : null;
        return policy is null
            ? new StreamTools(source, reader, search, Policy: null)
            : new StreamTools(source.Under(policy), reader?.Under(policy), search?.Under(policy), policy);
    }
}
