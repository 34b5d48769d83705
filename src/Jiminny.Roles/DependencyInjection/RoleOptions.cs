namespace Jiminny.Roles;

/// <summary>Which role model new organisations get, and the host's answers to what the sources of the models leave open. Validated on start.</summary>
public sealed class RoleOptions
{
    /// <summary>The model of new organisations, "classic" or "current". No default: set it.</summary>
    public string? Model { get; set; }

    /// <summary>How long an invitation stands and reserves its seat. 14 days by default.</summary>
    public TimeSpan InvitationLifetime { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Does a recording seat include what the richest licence without one may do? No default; both models.</summary>
    public bool? SeatIncludesInsights { get; set; }

    /// <summary>May the holder of a recording seat download own recordings? No default; both models.</summary>
    public bool? SeatDownloadsOwn { get; set; }

    /// <summary>May Insights download recordings? No default; current model.</summary>
    public bool? InsightsDownload { get; set; }

    /// <summary>Is Insights open to people from outside? No default; current model.</summary>
    public bool? InsightsForExternals { get; set; }

    /// <summary>Does an organisation have exactly one account owner? No default; current model.</summary>
    public bool? SingleOwner { get; set; }

    /// <summary>How many seats does Voice cost on top of the Recorder's, zero or more? No default; current model.</summary>
    public int? VoiceSeats { get; set; }

    /// <summary>How many seats does Insights cost, zero or more? No default; current model.</summary>
    public int? InsightsSeats { get; set; }

    internal ModelAnswers Answers => new()
    {
        SeatIncludesInsights = SeatIncludesInsights,
        SeatDownloadsOwn = SeatDownloadsOwn,
        InsightsDownload = InsightsDownload,
        InsightsForExternals = InsightsForExternals,
        SingleOwner = SingleOwner,
        VoiceSeats = VoiceSeats,
        InsightsSeats = InsightsSeats,
    };
}
