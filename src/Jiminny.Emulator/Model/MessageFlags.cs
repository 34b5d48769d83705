namespace Jiminny.Emulator;

/// <summary>What a message is besides its people and text.</summary>
[Flags]
public enum MessageFlags
{
    /// <summary>Nothing special: read, no attachment.</summary>
    None = 0,

    /// <summary>Not read yet.</summary>
    Unread = 1,

    /// <summary>Carries an attachment.</summary>
    Attachment = 2,

    /// <summary>A meeting request (Graph's <c>eventMessageRequest</c>).</summary>
    MeetingRequest = 4,

    /// <summary>An answer to a meeting request (Graph's <c>eventMessageResponse</c>).</summary>
    MeetingResponse = 8,

    /// <summary>Sent to a list: carries List-Id and List-Unsubscribe.</summary>
    Bulk = 16,

    /// <summary>Marked important.</summary>
    Important = 32,

    /// <summary>Starred or flagged.</summary>
    Starred = 64,
}
