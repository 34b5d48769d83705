namespace Jiminny.Emulator;

/// <summary>Whose API serves a mailbox.</summary>
public enum Vendor : byte
{
    /// <summary>Microsoft 365, through Microsoft Graph.</summary>
    Microsoft,

    /// <summary>Google Workspace, through the Gmail and Calendar APIs.</summary>
    Google,
}
