namespace Jiminny.Emulator;

/// <summary>One vendor API: its routes, its way to say no, and its quota.</summary>
internal abstract class VendorApi(TimeProvider clock, TokenRegistry tokens, EmulatorOptions options, Journal journal)
{
    /// <summary>The path the API lives under, with both slashes.</summary>
    public abstract string Prefix { get; }

    protected abstract RouteTable Routes { get; }

    /// <summary>Graph looks at the token before the path, Google the other way round.</summary>
    protected abstract bool AuthenticatesFirst { get; }

    protected EmulatorOptions Options => options;

    protected TimeProvider Clock => clock;

    public async ValueTask<EmulatorResponse> HandleAsync(Incoming request, CancellationToken cancellationToken)
    {
        var endpoint = Routes.Find(request.Method, Segments(request.Path.AsSpan(Prefix.Length)), out var route, out var pathKnown);
        if (endpoint is null && !AuthenticatesFirst)
            return Refuse(request, null, null, UnknownPath(request, pathKnown));
        var authorization = request.Headers["Authorization"];
        var token = tokens.Find(authorization);
        if (token is null || !Accepts(token))
            return Refuse(request, null, endpoint, InvalidToken(request, missing: authorization is null));
        if (endpoint is null)
            return Refuse(request, token, null, UnknownPath(request, pathKnown));
        if (!token.HasAny(endpoint.Scopes))
            return Refuse(request, token, endpoint, MissingScope(request, endpoint));

        var flight = Governor(token, endpoint).Enter(endpoint.Units, clock.GetUtcNow(), options.EnforceQuotas);
        if (flight.Refusal is { } refusal)
            return Record(request, token, endpoint, 0, flight.InFlight, Throttled(request, refusal));
        EmulatorResponse response;
        try
        {
            if (options.Latency > TimeSpan.Zero)
                await Task.Delay(options.Latency, clock, cancellationToken).ConfigureAwait(false);
            response = endpoint.Handle(new Call { Request = request, Token = token, Route = route, Now = clock.GetUtcNow() });
        }
        catch
        {
            flight.Governor.Leave();
            throw;
        }
        response.OnFinished(flight.Governor.Leave);
        return Record(request, token, endpoint, endpoint.Units, flight.InFlight, response);
    }

    /// <summary>Whether this vendor issued the token.</summary>
    protected abstract bool Accepts(IssuedToken token);

    protected abstract Governor Governor(IssuedToken token, IEndpoint endpoint);

    protected abstract EmulatorResponse UnknownPath(Incoming request, bool pathKnown);

    protected abstract EmulatorResponse InvalidToken(Incoming request, bool missing);

    protected abstract EmulatorResponse MissingScope(Incoming request, IEndpoint endpoint);

    protected abstract EmulatorResponse Throttled(Incoming request, QuotaRefusal refusal);

    /// <summary>Whether the vendor would compress this answer for this caller.</summary>
    public abstract bool Compresses(HeaderList headers);

    protected virtual string[] Segments(ReadOnlySpan<char> path)
    {
        var segments = path.ToString().Split('/');
        for (var i = 0; i < segments.Length; i++)
            if (segments[i].Contains('%', StringComparison.Ordinal))
                segments[i] = Uri.UnescapeDataString(segments[i]);
        return segments;
    }

    private EmulatorResponse Refuse(Incoming request, IssuedToken? token, IEndpoint? endpoint, EmulatorResponse response) =>
        Record(request, token, endpoint, 0, 0, response);

    private EmulatorResponse Record(Incoming request, IssuedToken? token, IEndpoint? endpoint, int units, int inFlight, EmulatorResponse response)
    {
        journal.Add(new JournalEntry(token?.Mailbox.Key, request.Method, endpoint is null ? null : Prefix + endpoint.Template, units, response.Status,
            response.ErrorCode, clock.GetUtcNow(), inFlight, response.Items));
        return response;
    }
}
