namespace Jiminny.Connectors;

/// <summary>
/// A user's explicit yes to one change at their own mailbox, calendar, files or contacts. A call that changes something gets no token without it. Immutable.
/// </summary>
public sealed record UserApproval
{
    private UserApproval(MailboxKey mailbox, Capability capability, DateTimeOffset givenAt)
    {
        Mailbox = mailbox;
        Capability = capability;
        GivenAt = givenAt;
    }

    /// <summary>Whose data may change.</summary>
    public MailboxKey Mailbox { get; }

    /// <summary>What for.</summary>
    public Capability Capability { get; }

    /// <summary>When the user said yes.</summary>
    public DateTimeOffset GivenAt { get; }

    /// <summary>Records a yes. The host calls this where the user pressed the button, never ahead of it.</summary>
    /// <param name="mailbox">Whose data may change.</param>
    /// <param name="capability">What for.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <returns>The approval.</returns>
    public static UserApproval Give(MailboxKey mailbox, Capability capability, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(capability);
        ArgumentNullException.ThrowIfNull(timeProvider);
        return new UserApproval(mailbox, capability, timeProvider.GetUtcNow());
    }

    /// <summary>Whether this is a yes to a call at a mailbox.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="operation">The call.</param>
    /// <param name="catalogue">Which calls make up a capability.</param>
    /// <returns>Whether it is.</returns>
    public bool Covers(MailboxKey mailbox, ProviderOperation operation, ProviderCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return Mailbox == mailbox && catalogue.OperationsOf(Capability).Contains(operation);
    }

    /// <summary>The capability only.</summary>
    public override string ToString() => $"approval of {Capability.Id}";
}
