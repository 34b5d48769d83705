using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>A mailbox that a user connected: what is granted, and the protected tokens. Immutable.</summary>
public sealed record Connection
{
    /// <summary>The mailbox.</summary>
    public required MailboxKey Mailbox { get; init; }

    /// <summary>Who hosts it.</summary>
    public required Provider Provider { get; init; }

    /// <summary>The provider's stable id of the account, never an address.</summary>
    public required string AccountId { get; init; }

    /// <summary>The scopes granted, in the catalogue's spelling, sorted; unknown ones as the provider spelled them.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>The vendor library's token cache, as <see cref="ITokenProtector"/> made it.</summary>
    public required ReadOnlyMemory<byte> ProtectedTokens { get; init; }

    /// <summary>Whether it can be used or the user has to connect again.</summary>
    public ConnectionState State { get; init; }

    /// <summary>When the user connected it first.</summary>
    public required DateTimeOffset ConnectedAt { get; init; }

    /// <summary>When it changed last.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Grows with each change; 0 before it is stored.</summary>
    public long Version { get; init; }

    internal TokenContext TokenContext => new(Mailbox, Provider, AccountId, Scopes);

    /// <summary>A fixed text: it names an account.</summary>
    public override string ToString() => $"{Provider} connection";
}

/// <summary>Whether a connection can be used.</summary>
public enum ConnectionState : byte
{
    /// <summary>It can.</summary>
    Active,

    /// <summary>What renews it is dead; the user has to connect again.</summary>
    NeedsReconnect,
}
