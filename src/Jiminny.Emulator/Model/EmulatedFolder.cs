namespace Jiminny.Emulator;

/// <summary>A mail folder, which on Google shows as the label that puts a message there. Immutable.</summary>
public sealed class EmulatedFolder
{
    internal EmulatedFolder(int number, string displayName, string? wellKnownName, EmulatedFolder? parent, string? labelId, bool hidden)
    {
        Number = number;
        DisplayName = displayName;
        WellKnownName = wellKnownName;
        Parent = parent;
        LabelId = labelId;
        Hidden = hidden;
    }

    /// <summary>The name people see.</summary>
    public string DisplayName { get; }

    /// <summary>Graph's well-known name in lower case (<c>inbox</c>, <c>sentitems</c> …); null for folders people made.</summary>
    public string? WellKnownName { get; }

    /// <summary>The folder this one lies in; null for the root.</summary>
    public EmulatedFolder? Parent { get; }

    /// <summary>Gmail's label id (<c>INBOX</c>, <c>Label_3</c> …); null for the archive, which Gmail has no label for.</summary>
    public string? LabelId { get; }

    /// <summary>True when Graph lists it only on request.</summary>
    public bool Hidden { get; }

    internal int Number { get; }

    /// <summary>The name with its parents, as Gmail shows nested labels.</summary>
    internal string Path => Parent is null or { WellKnownName: WellKnownFolder.Root } ? DisplayName : $"{Parent.Path}/{DisplayName}";
}
