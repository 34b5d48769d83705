namespace Jiminny.Connectors;

/// <summary>Who hosts a mailbox.</summary>
public enum Provider : byte
{
    /// <summary>Microsoft 365, reached through Microsoft Graph.</summary>
    Microsoft,

    /// <summary>Google Workspace and Gmail, reached through the Gmail and Calendar APIs.</summary>
    Google,
}
