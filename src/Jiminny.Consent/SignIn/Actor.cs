namespace Jiminny.Consent;

/// <summary>Who can mend something.</summary>
public enum Actor : byte
{
    /// <summary>The user.</summary>
    User,

    /// <summary>An administrator of the user's organisation.</summary>
    Administrator,

    /// <summary>Who runs the application.</summary>
    Operator,

    /// <summary>Nobody needs to: a later try may succeed.</summary>
    Nobody,
}
