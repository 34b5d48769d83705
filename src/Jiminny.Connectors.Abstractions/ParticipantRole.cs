namespace Jiminny.Connectors;

/// <summary>In which role somebody takes part in a message or meeting. Everybody counts for matching but <see cref="Resource"/>.</summary>
public enum ParticipantRole : byte
{
    /// <summary>Author of the message.</summary>
    From,

    /// <summary>The account that really sent the message, when it differs from the author.</summary>
    Sender,

    /// <summary>Recipient.</summary>
    To,

    /// <summary>Recipient of a copy.</summary>
    Cc,

    /// <summary>Recipient of a blind copy.</summary>
    Bcc,

    /// <summary>Where answers are to go.</summary>
    ReplyTo,

    /// <summary>Organizer of the meeting.</summary>
    Organizer,

    /// <summary>Attendee, required or optional.</summary>
    Attendee,

    /// <summary>A room or a piece of equipment; nobody to match.</summary>
    Resource,
}
