namespace Jiminny.Import.KeptData;

/// <summary>What happened to a kept item.</summary>
public enum ItemChangeKind : byte
{
    /// <summary>It was kept for the first time.</summary>
    Added,

    /// <summary>It, or the reasons why it is kept, changed.</summary>
    Changed,

    /// <summary>It is gone at the provider, has left the window, or nothing refers to it any more.</summary>
    Removed,

    /// <summary>It was erased on request. Whoever copied it erases the copy too.</summary>
    Erased,
}
