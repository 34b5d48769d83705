namespace Jiminny.Emulator;

/// <summary>Text that was given with the message.</summary>
internal sealed class StoredText(string? subject, string body, string? internetMessageId, IReadOnlyList<KeyValuePair<string, string>>? rawHeaders) : MessageText
{
    public override bool HasSubject => subject is not null;

    public override IReadOnlyList<KeyValuePair<string, string>>? RawHeaders => rawHeaders;

    public override void WriteSubject(JsonOutput json, ulong mark) => json.String(subject);

    public override string? Subject(ulong mark) => subject;

    public override string Body(ulong mark) => body;

    public override string? InternetMessageId(ulong mark) => internetMessageId;
}
