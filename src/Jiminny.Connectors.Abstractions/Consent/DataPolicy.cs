namespace Jiminny.Connectors;

/// <summary>What a product keeps of a user's data, for how long, and where it may go. Immutable.</summary>
/// <remarks>
/// The defaults are the strictest: nothing is kept and no host is called.
/// <see cref="DataPolicySourceExtensions.Under(IMailboxSource, DataPolicy)"/> holds a source to what may be imported and kept; the rest the host asks here and
/// carries out: <see cref="MayCall"/>, <see cref="MustDelete"/>, encryption and analytics.
/// </remarks>
public sealed record DataPolicy
{
    /// <summary>Whether bodies may be stored. No product of this SDK may.</summary>
    public bool StoresBodies { get; init; }

    /// <summary>What is kept of a message. Default nothing.</summary>
    public MailFields MailFields { get; init; }

    /// <summary>What is kept of the calendar. Default nothing.</summary>
    public CalendarData Calendar { get; init; }

    /// <summary>How long what is kept of a message may be kept after its date; <see langword="null"/> for as long as something refers to it.</summary>
    public TimeSpan? MailRetention { get; init; }

    /// <summary>What makes data go away. Default: when nothing refers to it, when the user asks, and when the user disconnects.</summary>
    public DeletionTriggers Deletion { get; init; } = DeletionTriggers.Unreferenced | DeletionTriggers.UserRequest | DeletionTriggers.Disconnect;

    /// <summary>Whether a store must encrypt at rest. Default yes.</summary>
    public bool EncryptionAtRest { get; init; } = true;

    /// <summary>Whether a host may hand data to third-party analytics. No product of this SDK may.</summary>
    public bool ThirdPartyAnalytics { get; init; }

    /// <summary>The hosts the product's connectors may call, compared without case. Default none.</summary>
    public IReadOnlyList<string> OutboundHosts { get; init; } = [];

    /// <summary>Whether items of a stream may be imported.</summary>
    /// <param name="stream">The stream.</param>
    /// <returns>Whether they may.</returns>
    public bool MayImport(StreamKind stream) => stream switch
    {
        StreamKind.Mail => MailFields != MailFields.None,
        StreamKind.Calendar => Calendar == CalendarData.MatchingMeetings,
        _ => false,
    };

    /// <summary>Whether a field of a message may be stored.</summary>
    /// <param name="field">The field, or several.</param>
    /// <returns>Whether all of them may.</returns>
    public bool MayKeep(MailFields field) => (MailFields & field) == field;

    /// <summary>Whether a connector of the product may call an address: over TLS, at a host that is listed.</summary>
    /// <param name="address">The address.</param>
    /// <returns>Whether it may.</returns>
    public bool MayCall(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttps && OutboundHosts.Contains(address.IdnHost, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Whether what is kept of a message has reached its end.</summary>
    /// <param name="sentAt">The message's date.</param>
    /// <param name="isReferenced">Whether something in the product still refers to it.</param>
    /// <param name="now">Now.</param>
    /// <returns>Whether it must be deleted.</returns>
    public bool MustDelete(DateTimeOffset sentAt, bool isReferenced, DateTimeOffset now) =>
        (!isReferenced && Deletion.HasFlag(DeletionTriggers.Unreferenced)) || (MailRetention is { } retention && now - sentAt > retention);
}
