namespace Jiminny.Connectors;

/// <summary>What can be kept of a message. There is no member for the body: it is never kept.</summary>
[Flags]
public enum MailFields
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The provider's ids of the message and its conversation.</summary>
    Ids = 1,

    /// <summary>Sender and recipients.</summary>
    Participants = 2,

    /// <summary>The subject.</summary>
    Subject = 4,

    /// <summary>When it was sent or received.</summary>
    Times = 8,

    /// <summary>All of them.</summary>
    Metadata = Ids | Participants | Subject | Times,
}
