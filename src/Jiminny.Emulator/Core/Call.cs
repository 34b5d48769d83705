namespace Jiminny.Emulator;

/// <summary>One admitted request on its way into an endpoint.</summary>
internal sealed class Call
{
    public required Incoming Request { get; init; }

    public required IssuedToken Token { get; init; }

    /// <summary>The values of the template's placeholders, decoded, in order.</summary>
    public required string[] Route { get; init; }

    public required DateTimeOffset Now { get; init; }

    public EmulatedMailbox Mailbox => Token.Mailbox;

    public QueryParameters Query => Request.Query;
}
