namespace Jiminny.Emulator;

/// <summary>Text that was given with the message; the subject may be followed by filler, which costs no memory.</summary>
internal sealed class StoredText(
    string? subject, string body, string? internetMessageId, IReadOnlyList<KeyValuePair<string, string>>? rawHeaders, int fillerLength = 0) : MessageText
{
    public override IReadOnlyList<KeyValuePair<string, string>>? RawHeaders => rawHeaders;

    public override void WriteSubject(JsonOutput json, ulong mark)
    {
        if (subject is null || fillerLength == 0)
        {
            json.String(subject);
            return;
        }
        json.Separate();
        json.Buffer.Write((byte)'"');
        JsonText.WriteEscaped(json.Buffer, subject, json.EscapeMarkup);
        Filler.Write(json.Buffer, fillerLength);
        json.Buffer.Write((byte)'"');
    }

    public override string? Subject(ulong mark) => subject is null ? null : subject + Filler.Text(fillerLength);

    public override string Body(ulong mark) => body;

    public override string? InternetMessageId(ulong mark) => internetMessageId;
}
