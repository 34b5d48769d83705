namespace Jiminny.Connectors;

/// <summary>One message or meeting in a <see cref="PageView"/>.</summary>
/// <param name="FirstParticipant">Index of its first participant in <see cref="PageView.Addresses"/>.</param>
/// <param name="ParticipantCount">How many participants it has; 0 when the provider names none.</param>
/// <param name="Time">Mail: when the provider received or sent it. Meeting: when it starts.</param>
/// <param name="Flags">What else a filter may need to know.</param>
public readonly record struct PageItem(int FirstParticipant, int ParticipantCount, DateTimeOffset Time, ItemFlags Flags);
