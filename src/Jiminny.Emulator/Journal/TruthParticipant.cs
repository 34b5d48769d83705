namespace Jiminny.Emulator;

/// <summary>In which place of an item somebody stands.</summary>
public enum TruthRole : byte
{
    /// <summary>Author of a message.</summary>
    From,

    /// <summary>The account that really sent a message, when another than the author.</summary>
    Sender,

    /// <summary>Recipient.</summary>
    To,

    /// <summary>Recipient of a copy.</summary>
    Cc,

    /// <summary>Recipient of a blind copy.</summary>
    Bcc,

    /// <summary>Where answers go.</summary>
    ReplyTo,

    /// <summary>Organizer of a meeting.</summary>
    Organizer,

    /// <summary>Guest of a meeting.</summary>
    Attendee,

    /// <summary>Room or device of a meeting.</summary>
    Resource,
}

/// <summary>Somebody taking part in an item, as the vendor shows it.</summary>
/// <param name="Role">The place.</param>
/// <param name="Address">The address in its own case; null when the field is missing.</param>
/// <param name="Name">The display name; null when there is none.</param>
public sealed record TruthParticipant(TruthRole Role, string? Address, string? Name);
