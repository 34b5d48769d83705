namespace Jiminny.Roles;

/// <summary>What the sources of the role models do not state. The host answers in <see cref="ModelAnswers"/>; until then, decisions that depend on it are <see cref="Reason.NotConfigured"/>.</summary>
[Flags]
public enum ModelQuestions : byte
{
    /// <summary>Nothing is open.</summary>
    None = 0,

    /// <summary>Does a recording seat include what the richest licence without one may do (listen to others, coach, analyse, report)?</summary>
    SeatIncludesInsights = 1 << 0,

    /// <summary>May the holder of a recording seat download own recordings?</summary>
    SeatDownloadsOwn = 1 << 1,

    /// <summary>Current: may Insights download recordings?</summary>
    InsightsDownload = 1 << 2,

    /// <summary>Current: is Insights open to people from outside, as the classic "Coach" is?</summary>
    InsightsForExternals = 1 << 3,

    /// <summary>Current: does an organisation still have exactly one account owner?</summary>
    SingleOwner = 1 << 4,

    /// <summary>Current: how many seats does Voice cost on top of the Recorder's?</summary>
    VoiceSeats = 1 << 5,

    /// <summary>Current: how many seats does Insights cost?</summary>
    InsightsSeats = 1 << 6,
}
