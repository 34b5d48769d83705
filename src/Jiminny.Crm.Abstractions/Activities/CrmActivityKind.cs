namespace Jiminny.Crm;

/// <summary>What an activity is.</summary>
public enum CrmActivityKind : byte
{
    /// <summary>A telephone or dialler call.</summary>
    Call,

    /// <summary>A meeting.</summary>
    Meeting,

    /// <summary>An e-mail.</summary>
    Email,
}
