namespace Jiminny.Emulator;

/// <summary>Subject, body and identifying headers of a message; either stored or generated from the message's mark.</summary>
internal abstract class MessageText
{
    /// <summary>Writes the subject as a JSON value, null when there is none, without a string of its own.</summary>
    public abstract void WriteSubject(JsonOutput json, ulong mark);

    public abstract string? Subject(ulong mark);

    public abstract string Body(ulong mark);

    public abstract string? InternetMessageId(ulong mark);

    /// <summary>Header values that replace the ones composed from the people, by name; null when there are none.</summary>
    public virtual IReadOnlyList<KeyValuePair<string, string>>? RawHeaders => null;
}
