namespace Jiminny.Connectors;

/// <summary>The two streams of a mailbox; each has a cursor and a receipt of its own.</summary>
public enum StreamKind : byte
{
    /// <summary>Mail messages, sent and received.</summary>
    Mail,

    /// <summary>Meetings of the primary calendar.</summary>
    Calendar,
}
