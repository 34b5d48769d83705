namespace Jiminny.Connectors;

/// <summary>Names one mailbox of one organisation, in the host's own ids. The organisation comes first: ids of mailboxes repeat across organisations.</summary>
public readonly record struct MailboxKey
{
    /// <summary>Names a mailbox.</summary>
    /// <param name="organisationId">The host's id of the organisation; opaque, compared ordinally.</param>
    /// <param name="mailboxId">The host's id of the mailbox within the organisation; opaque, compared ordinally.</param>
    /// <exception cref="ArgumentException">One of them is missing or blank.</exception>
    public MailboxKey(string organisationId, string mailboxId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        ArgumentException.ThrowIfNullOrWhiteSpace(mailboxId);
        OrganisationId = organisationId;
        MailboxId = mailboxId;
    }

    /// <summary>The host's id of the organisation.</summary>
    public string OrganisationId { get; }

    /// <summary>The host's id of the mailbox within the organisation.</summary>
    public string MailboxId { get; }

    /// <summary>A fixed text: a mailbox id may be an address, which is not for logs.</summary>
    public override string ToString() => "mailbox";
}
