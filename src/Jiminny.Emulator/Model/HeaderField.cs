namespace Jiminny.Emulator;

/// <summary>One internet header: its value is either text or a list of people.</summary>
internal readonly struct HeaderField
{
    private readonly string? text;
    private readonly IReadOnlyList<EmulatedAddress>? people;

    public HeaderField(string name, string text) => (Name, this.text) = (name, text);

    public HeaderField(string name, IReadOnlyList<EmulatedAddress> people) => (Name, this.people) = (name, people);

    public string Name { get; }

    public string Value => text ?? string.Join(", ", people!.Select(p => Rfc822.Mailbox(p.Name, p.Address)));

    /// <summary>Writes name and value as Google does, from the people's prepared forms.</summary>
    public void WriteGoogle(JsonOutput json)
    {
        json.Object().Name("name"u8).String(Name).Name("value"u8);
        if (text is not null)
        {
            json.String(text).EndObject();
            return;
        }
        var buffer = json.Buffer;
        buffer.Write((byte)'"');
        for (var i = 0; i < people!.Count; i++)
        {
            if (i > 0)
                buffer.Write(", "u8);
            buffer.Write(people[i].HeaderText);
        }
        buffer.Write((byte)'"');
        json.EndObject();
    }
}
