namespace Jiminny.Emulator;

/// <summary>What is true of one message now in a mailbox.</summary>
public sealed record MessageTruth
{
    /// <summary>The mailbox' key.</summary>
    public required string Mailbox { get; init; }

    /// <summary>The id the vendor gives: Gmail's, or Graph's ordinary one, which a move changes.</summary>
    public required string Id { get; init; }

    /// <summary>Graph's immutable id; on Gmail the same as <see cref="Id"/>.</summary>
    public required string ImmutableId { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The folder's well-known name, or its display name when people made it.</summary>
    public required string Folder { get; init; }

    /// <summary>Gmail's label ids; empty on Graph.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Everybody the vendor names, in the order of the roles.</summary>
    public required IReadOnlyList<TruthParticipant> Participants { get; init; }

    /// <summary>What else it is.</summary>
    public required MessageFlags Flags { get; init; }

    /// <summary>The Message-ID, shared by all copies; null when there is none.</summary>
    public required string? InternetMessageId { get; init; }

    /// <summary>Why it was made.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>How to find it wherever it may have leaked to.</summary>
    public required ItemCanaries Canaries { get; init; }

    internal static MessageTruth Of(EmulatedMailbox mailbox, EmulatedMessage message)
    {
        var google = mailbox.Vendor == Vendor.Google;
        var gmailId = Mark.Text(message.Mark);
        var people = People(message);
        return new MessageTruth
        {
            Mailbox = mailbox.Key,
            Id = google ? gmailId : mailbox.Ids.Item(message.Folder.Number, message.Mark, immutable: false),
            ImmutableId = google ? gmailId : mailbox.Ids.Item(message.Folder.Number, message.Mark, immutable: true),
            ReceivedAt = message.ReceivedAt,
            Folder = message.Folder.WellKnownName ?? message.Folder.DisplayName,
            Labels = google ? [.. GmailLabels.Of(message)] : [],
            Participants = people,
            Flags = message.Flags,
            InternetMessageId = message.InternetMessageId,
            Purpose = message.Purpose,
            Canaries = ItemCanaries.Of(message.Mark, message.ContentMark, message.Subject, message.Text.Body(message.Mark), people.Select(p => new EmulatedAddress(p.Address, p.Name))),
        };
    }

    private static List<TruthParticipant> People(EmulatedMessage message)
    {
        var people = new List<TruthParticipant>();
        Add(TruthRole.From, message.From is null ? [] : [message.From]);
        Add(TruthRole.Sender, message.Sender is null ? [] : [message.Sender]);
        Add(TruthRole.To, message.To);
        Add(TruthRole.Cc, message.Cc);
        Add(TruthRole.Bcc, message.Bcc);
        Add(TruthRole.ReplyTo, message.ReplyTo);
        return people;

        void Add(TruthRole role, IReadOnlyList<EmulatedAddress> addresses)
        {
            foreach (var who in addresses)
                people.Add(new TruthParticipant(role, who.Address, who.Name));
        }
    }
}
