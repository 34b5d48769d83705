using Jiminny.Connectors;

namespace Jiminny;

/// <summary>One organisation.</summary>
public sealed class OrganisationOptions
{
    /// <summary>The organisation's own domains: people in them are colleagues, not customers. Default none.</summary>
    public IList<string> InternalDomains { get; init; } = [];

    /// <summary>Whether an address matches by an account's domain when the CRM does not know the address itself. Default <see langword="true"/>.</summary>
    public bool MatchAccountDomains { get; set; } = true;

    /// <summary>The mailboxes an administrator has designated for import. Only these are read. Default none.</summary>
    public IList<MailboxOptions> Mailboxes { get; init; } = [];

    /// <summary>Designates a mailbox for import.</summary>
    /// <param name="mailboxId">The host's own id of the mailbox, unique within the organisation.</param>
    /// <param name="provider">Who hosts it.</param>
    /// <returns>These options, for more.</returns>
    public OrganisationOptions Designate(string mailboxId, Provider provider)
    {
        Mailboxes.Add(new MailboxOptions { Id = mailboxId, Provider = provider });
        return this;
    }
}

/// <summary>One mailbox designated for import.</summary>
public sealed class MailboxOptions
{
    /// <summary>The host's own id of the mailbox, unique within the organisation.</summary>
    public string Id { get; set; } = "";

    /// <summary>Who hosts it. Default Microsoft.</summary>
    public Provider Provider { get; set; }
}
