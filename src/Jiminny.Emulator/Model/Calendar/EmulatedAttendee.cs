namespace Jiminny.Emulator;

/// <summary>Somebody or something invited. Immutable.</summary>
public sealed class EmulatedAttendee(EmulatedAddress who)
{
    /// <summary>Name and address.</summary>
    public EmulatedAddress Who { get; } = who;

    /// <summary>The answer so far.</summary>
    public EventResponse Response { get; init; }

    /// <summary>True when attendance is optional.</summary>
    public bool Optional { get; init; }

    /// <summary>True for a room or a device.</summary>
    public bool Resource { get; init; }
}
