namespace Jiminny.Emulator;

/// <summary>A property of a Graph entity: its name and how it is written.</summary>
internal sealed class GraphProperty<T>(string name, Action<JsonOutput, T, GraphShape> write, bool onRequest = false, bool content = false)
{
    private readonly byte[] utf8Name = System.Text.Encoding.UTF8.GetBytes(name);

    public string Name { get; } = name;

    /// <summary>Comes only when $select names it.</summary>
    public bool OnRequest { get; } = onRequest;

    /// <summary>Left out for a ReadBasic token.</summary>
    public bool Content { get; } = content;

    public void Write(JsonOutput json, T item, GraphShape shape)
    {
        json.Name(utf8Name);
        write(json, item, shape);
    }
}

/// <summary>What an answer's writers need to know about the request.</summary>
internal sealed record GraphShape(EmulatedMailbox Mailbox, bool ImmutableIds)
{
    /// <summary>The zone the caller wants calendar times in; null for UTC.</summary>
    public TimeZoneInfo? Zone { get; init; }

    /// <summary>That zone under the name the caller gave.</summary>
    public string ZoneName { get; init; } = "UTC";

    public MailboxIds Ids => Mailbox.Ids;
}
