namespace Jiminny.Connectors;

/// <summary>What makes kept data go away.</summary>
[Flags]
public enum DeletionTriggers
{
    /// <summary>Nothing does.</summary>
    None = 0,

    /// <summary>Nothing refers to it any more.</summary>
    Unreferenced = 1,

    /// <summary>The user asks.</summary>
    UserRequest = 2,

    /// <summary>The user disconnects the account.</summary>
    Disconnect = 4,
}
