namespace Jiminny.Emulator;

/// <summary>
/// The vendors and their mailboxes: a function from request to answer, free of any transport, on an injected clock. Host it with <see cref="EmulatorServer"/>
/// (loopback HTTP) or <see cref="CreateHandler"/> (in process). Thread-safe.
/// </summary>
public sealed class EmulatedWorld
{
    private readonly Dictionary<string, EmulatedMailbox> mailboxes = new(StringComparer.OrdinalIgnoreCase);
    private readonly EmulatorOptions options;
    private readonly TokenRegistry tokens;
    private readonly VendorApi[] apis;
    private readonly GraphBatch graphBatch;
    private readonly Dictionary<string, GoogleBatch> googleBatches;

    /// <summary>Creates a world.</summary>
    /// <param name="mailboxes">The mailboxes it serves; their keys must differ.</param>
    /// <param name="clock">Time for tokens, quotas and latency; the system's when null.</param>
    /// <param name="options">Behaviour; the defaults when null.</param>
    /// <exception cref="ArgumentException">Two mailboxes share a key, or an option is out of range.</exception>
    public EmulatedWorld(IEnumerable<EmulatedMailbox> mailboxes, TimeProvider? clock = null, EmulatorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(mailboxes);
        this.options = options ?? new EmulatorOptions();
        this.options.Validate();
        Clock = clock ?? TimeProvider.System;
        foreach (var mailbox in mailboxes)
            if (!this.mailboxes.TryAdd(mailbox.Key, mailbox))
                throw new ArgumentException("Two mailboxes have the same key; give each its own.", nameof(mailboxes));
        tokens = new TokenRegistry(Clock);
        Journal = new Journal();
        var graph = new GraphApi(Clock, tokens, this.options, Journal);
        var gmail = new GmailApi(Clock, tokens, this.options, Journal);
        var calendar = new CalendarApi(Clock, tokens, this.options, Journal);
        apis = [graph, gmail, calendar];
        graphBatch = new GraphBatch(graph, Clock, Journal);
        googleBatches = new Dictionary<string, GoogleBatch>(StringComparer.Ordinal)
        {
            ["/batch"] = new(gmail, Clock, Journal, mostParts: 100),
            ["/batch/gmail/v1"] = new(gmail, Clock, Journal, mostParts: 100),
            ["/batch/calendar/v3"] = new(calendar, Clock, Journal, mostParts: 1000),
        };
    }

    /// <summary>The world's clock.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Every request so far.</summary>
    public Journal Journal { get; }

    /// <summary>The mailboxes, by key without case.</summary>
    public IReadOnlyCollection<EmulatedMailbox> Mailboxes => mailboxes.Values;

    /// <summary>The mailbox with a key.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public EmulatedMailbox Mailbox(string key) => mailboxes.GetValueOrDefault(key)
        ?? throw new ArgumentException("No mailbox has this key; see Mailboxes for those there are.", nameof(key));

    /// <summary>What is true of a mailbox, to hold an import against.</summary>
    /// <exception cref="ArgumentException">No mailbox has this key.</exception>
    public MailboxTruth Truth(string mailboxKey) => new(Mailbox(mailboxKey));

    /// <summary>Issues a bearer token for a mailbox.</summary>
    /// <param name="mailboxKey">The mailbox' key.</param>
    /// <param name="scopes">Granted scopes, in any spelling the vendor uses.</param>
    /// <param name="lifetime">How long it is valid; <see cref="EmulatorOptions.TokenLifetime"/> when null.</param>
    /// <param name="application">The client application; quotas count per application and mailbox.</param>
    public string IssueToken(string mailboxKey, IEnumerable<string> scopes, TimeSpan? lifetime = null, string application = "default")
    {
        ArgumentNullException.ThrowIfNull(scopes);
        return tokens.Issue(Mailbox(mailboxKey), scopes, lifetime ?? options.TokenLifetime, application);
    }

    /// <summary>Makes a token invalid at once.</summary>
    /// <returns>False when it was never issued.</returns>
    public bool RevokeToken(string token) => tokens.Revoke(token);

    /// <summary>A handler for an <see cref="HttpClient"/> that answers in process, whatever host the request names. Use the paths of the vendors' own base addresses.</summary>
    public HttpMessageHandler CreateHandler() => new EmulatorMessageHandler(this);

    /// <summary>Answers one request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the wait for the latency.</param>
    /// <returns>The answer; dispose it when its body has been sent.</returns>
    public async ValueTask<EmulatorResponse> HandleAsync(EmulatorRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var incoming = Incoming.Read(request);
        if (incoming is null)
            return PlainAnswer.Create(400, "Bad Request");
        foreach (var api in apis)
        {
            if (!Serves(api, incoming.Path))
                continue;
            var response = await AnswerAsync(api, incoming, cancellationToken).ConfigureAwait(false);
            return options.CompressResponses && api.Compresses(request.Headers) ? Compression.Apply(response) : response;
        }
        Journal.Add(new JournalEntry(null, incoming.Method, null, 0, 404, null, Clock.GetUtcNow(), 0, 0));
        return PlainAnswer.Create(404, "Not Found");
    }

    private bool Serves(VendorApi api, string path) =>
        path.StartsWith(api.Prefix, StringComparison.OrdinalIgnoreCase) || (googleBatches.TryGetValue(path, out var batch) && batch.Api == api);

    private ValueTask<EmulatorResponse> AnswerAsync(VendorApi api, Incoming incoming, CancellationToken cancellationToken)
    {
        if (googleBatches.TryGetValue(incoming.Path, out var batch))
            return batch.HandleAsync(incoming, cancellationToken);
        return Uri.UnescapeDataString(incoming.Path).Equals(GraphBatch.Path, StringComparison.OrdinalIgnoreCase)
            ? graphBatch.HandleAsync(incoming, cancellationToken)
            : api.HandleAsync(incoming, cancellationToken);
    }
}
