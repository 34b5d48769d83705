using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>The connections of an organisation: what they grant, and disconnecting them. Thread-safe.</summary>
public interface IAccountConnections
{
    /// <summary>Compares a connection with what the organisation asks for.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="provider">Who hosts it.</param>
    /// <param name="links">Where missing scopes are granted; <see langword="null"/> to leave addresses out.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The connection and the difference, or <see langword="null"/> where nothing is asked of the provider's accounts.</returns>
    ValueTask<ConnectionStatus?> DescribeAsync(MailboxKey mailbox, Provider provider, IConsentLinks? links, CancellationToken cancellationToken);

    /// <summary>What disconnecting would do, to be told before.</summary>
    /// <param name="provider">The provider.</param>
    /// <returns>The terms.</returns>
    DisconnectTerms TermsOf(Provider provider);

    /// <summary>Takes the grant back where the provider can, and deletes the connection with its tokens in any case.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="provider">Who hosts it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>What it did.</returns>
    ValueTask<DisconnectOutcome> DisconnectAsync(MailboxKey mailbox, Provider provider, CancellationToken cancellationToken);
}

/// <summary>A connection and what it switches on. Immutable.</summary>
/// <param name="Connection">The connection; <see langword="null"/> when the mailbox is not connected.</param>
/// <param name="Diff">What is asked for against what is granted.</param>
public sealed record ConnectionStatus(Connection? Connection, ConsentDiff Diff);
