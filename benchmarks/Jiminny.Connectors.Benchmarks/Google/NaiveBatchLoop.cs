using System.Collections.Frozen;
using System.Globalization;
using System.Net.Http.Headers;
using Google.Apis.Discovery;
using Google.Apis.Http;
using Google.Apis.Requests;
using Google.Apis.Services;
using Google.Apis.Util;
using Newtonsoft.Json;

namespace Jiminny.Connectors.Benchmarks.Google;

/// <summary>What one writes with Google.Apis: list the ids, fetch them in batches of the advised size, let Newtonsoft.Json make objects.</summary>
internal sealed class NaiveBatchLoop(ServedMailbox server, FrozenDictionary<string, int> known, TimeWindow window)
{
    private const int PerBatch = 50;

    private static readonly string[] AddressHeaders = ["From", "Sender", "To", "Cc", "Bcc", "Reply-To"];

    /// <summary>How many messages named a known address.</summary>
    public int Matched { get; private set; }

    public async Task RunAsync()
    {
        using var service = new Service(server);
        Matched = 0;
        string? pageToken = null;
        do
        {
            var list = new ListRequest(service)
            {
                Q = string.Create(CultureInfo.InvariantCulture, $"after:{window.From.ToUnixTimeSeconds()} before:{window.To.ToUnixTimeSeconds()} -in:chats -in:drafts"),
                PageToken = pageToken,
            };
            var page = await list.ExecuteAsync().ConfigureAwait(false);
            foreach (var part in (page.Messages ?? []).Chunk(PerBatch))
                await FetchAsync(service, part).ConfigureAwait(false);

            pageToken = page.NextPageToken;
        }
        while (pageToken is not null);
    }

    private async Task FetchAsync(Service service, Message[] messages)
    {
        var batch = new BatchRequest(service);
        var answers = 0;
        foreach (var message in messages)
        {
            batch.Queue<Message>(new GetRequest(service, message.Id!), (content, error, _, _) =>
            {
                answers += error is null ? 1 : throw new InvalidOperationException($"A part failed with {error.Code}.");
                Matched += content.Payload!.Headers!
                    .Where(header => AddressHeaders.Contains(header.Name, StringComparer.OrdinalIgnoreCase))
                    .SelectMany(header => header.Value!.Split(','))
                    .Select(person => person.Contains('<', StringComparison.Ordinal) ? person[(person.IndexOf('<', StringComparison.Ordinal) + 1)..].TrimEnd('>', ' ') : person.Trim())
                    .Any(known.ContainsKey) ? 1 : 0;
            });
        }

        await batch.ExecuteAsync().ConfigureAwait(false);
        if (answers != messages.Length)
            throw new InvalidOperationException($"{answers} of {messages.Length} parts were answered.");
    }

    private sealed class Service : BaseClientService
    {
        public Service(ServedMailbox server)
            : base(new Initializer { ApplicationName = "Plain", BaseUri = server.Address.AbsoluteUri, HttpClientInitializer = new Token(server.Token) })
        {
            BaseUri = server.Address.AbsoluteUri;
        }

        public override string Name => "gmail";

        public override string BaseUri { get; }

        public override string BasePath => "";

        public override IList<string> Features => [];

        public override string BatchUri => BaseUri + "batch";

        public override string BatchPath => "batch";
    }

    private sealed class Token(string token) : IConfigurableHttpClientInitializer
    {
        public void Initialize(ConfigurableHttpClient httpClient) => httpClient.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    private sealed class ListRequest : ClientServiceRequest<MessageList>
    {
        public ListRequest(IClientService service)
            : base(service)
        {
            InitParameters();
            foreach (var name in (string[])["q", "pageToken", "maxResults", "fields"])
                RequestParameters.Add(name, new Parameter { Name = name, ParameterType = "query" });
        }

        [RequestParameter("q", RequestParameterType.Query)]
        public string? Q { get; init; }

        [RequestParameter("pageToken", RequestParameterType.Query)]
        public string? PageToken { get; init; }

        [RequestParameter("maxResults", RequestParameterType.Query)]
        public int MaxResults => 500;

        [RequestParameter("fields", RequestParameterType.Query)]
        public string Fields => "messages/id,nextPageToken";

        public override string MethodName => "list";

        public override string RestPath => "gmail/v1/users/me/messages";

        public override string HttpMethod => "GET";
    }

    private sealed class GetRequest : ClientServiceRequest<Message>
    {
        public GetRequest(IClientService service, string id)
            : base(service)
        {
            Id = id;
            InitParameters();
            RequestParameters.Add("id", new Parameter { Name = "id", IsRequired = true, ParameterType = "path" });
            foreach (var name in (string[])["format", "metadataHeaders", "fields"])
                RequestParameters.Add(name, new Parameter { Name = name, ParameterType = "query" });
        }

        [RequestParameter("id", RequestParameterType.Path)]
        public string Id { get; }

        [RequestParameter("format", RequestParameterType.Query)]
        public string Format => "metadata";

        [RequestParameter("metadataHeaders", RequestParameterType.Query)]
        public Repeatable<string> MetadataHeaders { get; } = new(
            [.. AddressHeaders, "Subject", "Message-ID", "List-Unsubscribe", "List-Id", "Precedence", "Auto-Submitted"]);

        [RequestParameter("fields", RequestParameterType.Query)]
        public string Fields => "id,threadId,labelIds,internalDate,payload/headers";

        public override string MethodName => "get";

        public override string RestPath => "gmail/v1/users/me/messages/{id}";

        public override string HttpMethod => "GET";
    }

    private sealed class MessageList
    {
        [JsonProperty("messages")]
        public IList<Message>? Messages { get; set; }

        [JsonProperty("nextPageToken")]
        public string? NextPageToken { get; set; }
    }

    private sealed class Message
    {
        [JsonProperty("id")]
        public string? Id { get; set; }

        [JsonProperty("threadId")]
        public string? ThreadId { get; set; }

        [JsonProperty("labelIds")]
        public IList<string>? LabelIds { get; set; }

        [JsonProperty("internalDate")]
        public long? InternalDate { get; set; }

        [JsonProperty("payload")]
        public Part? Payload { get; set; }
    }

    private sealed class Part
    {
        [JsonProperty("headers")]
        public IList<Header>? Headers { get; set; }
    }

    private sealed class Header
    {
        [JsonProperty("name")]
        public string? Name { get; set; }

        [JsonProperty("value")]
        public string? Value { get; set; }
    }
}
