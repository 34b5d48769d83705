namespace Jiminny.Connectors;

/// <summary>What a source has to know of the mailbox it reads. Immutable.</summary>
/// <param name="Key">Which mailbox, of which organisation.</param>
/// <param name="Provider">Who hosts it.</param>
public sealed record MailboxContext(MailboxKey Key, Provider Provider)
{
    /// <summary>A fixed text: a mailbox is not for logs.</summary>
    public override string ToString() => $"{Provider} mailbox";
}
