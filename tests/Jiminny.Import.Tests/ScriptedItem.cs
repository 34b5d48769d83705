using Jiminny.Connectors;

namespace Jiminny.Import.Tests;

/// <summary>A message or meeting of a scripted mailbox.</summary>
internal sealed record ScriptedItem(string Id, params string[] Addresses)
{
    public ParticipantRole[]? Roles { get; init; }

    public ItemFlags Flags { get; init; }

    public DateTimeOffset? Time { get; init; }

    /// <summary>Whether the provider lists it but cannot give it.</summary>
    public bool IsUnreadable { get; init; }

    public string Subject => $"subject of {Id}";
}
