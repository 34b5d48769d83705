using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions.Authentication;

namespace Jiminny.Connectors.Benchmarks.Microsoft;

/// <summary>What one writes with Microsoft.Graph and its PageIterator, with the same fields, page size and folders as the connector.</summary>
internal sealed class NaiveGraphLoop(ServedMailbox server, FrozenDictionary<string, int> known, TimeWindow window, int pageSize)
{
    private static readonly string[] Fields =
    [
        "id", "internetMessageId", "conversationId", "receivedDateTime", "from", "sender", "toRecipients", "ccRecipients", "bccRecipients", "replyTo",
        "subject", "isDraft", "hasAttachments",
    ];

    private static readonly string[] LeftOut = ["junkemail", "drafts", "deleteditems"];

    /// <summary>How many messages named a known address.</summary>
    public int Matched { get; private set; }

    public async Task RunAsync()
    {
        using var client = new GraphServiceClient(
            new BaseBearerTokenAuthenticationProvider(new Tokens(server.Token)), new Uri(server.Address, "v1.0").ToString());
        var leftOut = new HashSet<string?>();
        foreach (var name in LeftOut)
            leftOut.Add((await client.Me.MailFolders[name].GetAsync().ConfigureAwait(false))!.Id);

        Matched = 0;
        var folders = await client.Me.MailFolders.Delta.GetAsDeltaGetResponseAsync().ConfigureAwait(false);
        foreach (var folder in folders!.Value!.Where(folder => !leftOut.Contains(folder.Id)))
            await ReadAsync(client, folder.Id!).ConfigureAwait(false);
    }

    private async Task ReadAsync(GraphServiceClient client, string folder)
    {
        var first = await client.Me.MailFolders[folder].Messages.GetAsync(get =>
        {
            get.Headers.Add("Prefer", "IdType=\"ImmutableId\"");
            get.QueryParameters.Select = Fields;
            get.QueryParameters.Filter = $"receivedDateTime ge {Instant(window.From)} and receivedDateTime lt {Instant(window.To)}";
            get.QueryParameters.Orderby = ["receivedDateTime desc"];
            get.QueryParameters.Top = pageSize;
        }).ConfigureAwait(false);
        var pages = PageIterator<Message, MessageCollectionResponse>.CreatePageIterator(
            client,
            first!,
            message =>
            {
                Matched += AddressesOf(message).Any(known.ContainsKey) ? 1 : 0;
                return true;
            });
        await pages.IterateAsync().ConfigureAwait(false);
    }

    private static IEnumerable<string> AddressesOf(Message message) =>
        new[] { message.From, message.Sender }
            .Concat(message.ToRecipients ?? [])
            .Concat(message.CcRecipients ?? [])
            .Concat(message.BccRecipients ?? [])
            .Concat(message.ReplyTo ?? [])
            .Select(recipient => recipient?.EmailAddress?.Address)
            .OfType<string>();

    private static string Instant(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private sealed class Tokens(string token) : IAccessTokenProvider
    {
        public AllowedHostsValidator AllowedHostsValidator { get; } = new();

        public Task<string> GetAuthorizationTokenAsync(Uri uri, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default) =>
            Task.FromResult(token);
    }
}
