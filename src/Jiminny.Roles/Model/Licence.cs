namespace Jiminny.Roles;

/// <summary>The licence a role takes.</summary>
public enum Licence : byte
{
    /// <summary>None of its own.</summary>
    None,

    /// <summary>Classic: a full licence, with a recording seat.</summary>
    Full,

    /// <summary>Classic: not full, without a recording seat.</summary>
    NotFull,

    /// <summary>Current: a paid recording seat.</summary>
    Recorder,

    /// <summary>Current: the dialer, on top of a recording seat.</summary>
    Voice,

    /// <summary>Current: listening and analysis, without a recording seat.</summary>
    Insights,
}
