using Jiminny.Crm;

namespace Jiminny.Import.Erasure;

/// <summary>Whom or what an erasure is about. Immutable.</summary>
public abstract record ErasureSubject
{
    private ErasureSubject()
    {
    }

    /// <summary>A record of the CRM: every item it is a reason to keep, and every item with one of the addresses it matched by.</summary>
    /// <param name="Reference">The record.</param>
    public sealed record CrmRecord(CrmReference Reference) : ErasureSubject
    {
        /// <inheritdoc />
        public override string ToString() => "a CRM record";
    }

    /// <summary>A person by address: every item she takes part in, in whatever spelling.</summary>
    /// <param name="Value">The address.</param>
    public sealed record Address(string Value) : ErasureSubject
    {
        /// <inheritdoc />
        public override string ToString() => "an address";
    }

    /// <summary>A mailbox with all that was imported from it; its account is disconnected.</summary>
    /// <param name="MailboxId">The host's id of the mailbox.</param>
    public sealed record Mailbox(string MailboxId) : ErasureSubject
    {
        /// <inheritdoc />
        public override string ToString() => "a mailbox";
    }

    /// <summary>
    /// A member: the member's mailboxes, and the items of others that the member's addresses take part in, as far as the host tells the addresses
    /// (<see cref="IMemberMailboxes"/>).
    /// </summary>
    /// <param name="MemberId">The host's id of the member.</param>
    public sealed record Member(string MemberId) : ErasureSubject
    {
        /// <inheritdoc />
        public override string ToString() => "a member";
    }

    /// <summary>An organisation with everything; its key is destroyed and its accounts are disconnected.</summary>
    public sealed record Organisation : ErasureSubject
    {
        /// <inheritdoc />
        public override string ToString() => "an organisation";
    }
}
