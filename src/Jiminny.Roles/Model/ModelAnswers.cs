namespace Jiminny.Roles;

/// <summary>The host's answers to <see cref="ModelQuestions"/>. Each is null, not answered, by default; nothing is guessed.</summary>
public sealed record ModelAnswers
{
    /// <summary>No question answered.</summary>
    public static ModelAnswers None { get; } = new();

    /// <summary>Answers <see cref="ModelQuestions.SeatIncludesInsights"/>.</summary>
    public bool? SeatIncludesInsights { get; init; }

    /// <summary>Answers <see cref="ModelQuestions.SeatDownloadsOwn"/>.</summary>
    public bool? SeatDownloadsOwn { get; init; }

    /// <summary>Answers <see cref="ModelQuestions.InsightsDownload"/>.</summary>
    public bool? InsightsDownload { get; init; }

    /// <summary>Answers <see cref="ModelQuestions.InsightsForExternals"/>.</summary>
    public bool? InsightsForExternals { get; init; }

    /// <summary>Answers <see cref="ModelQuestions.SingleOwner"/>.</summary>
    public bool? SingleOwner { get; init; }

    /// <summary>Answers <see cref="ModelQuestions.VoiceSeats"/>, in seats, zero or more.</summary>
    public int? VoiceSeats { get; init; }

    /// <summary>Answers <see cref="ModelQuestions.InsightsSeats"/>, in seats, zero or more.</summary>
    public int? InsightsSeats { get; init; }

    /// <summary>The questions that have an answer.</summary>
    public ModelQuestions Answered =>
        (SeatIncludesInsights is null ? 0 : ModelQuestions.SeatIncludesInsights)
        | (SeatDownloadsOwn is null ? 0 : ModelQuestions.SeatDownloadsOwn)
        | (InsightsDownload is null ? 0 : ModelQuestions.InsightsDownload)
        | (InsightsForExternals is null ? 0 : ModelQuestions.InsightsForExternals)
        | (SingleOwner is null ? 0 : ModelQuestions.SingleOwner)
        | (VoiceSeats is null ? 0 : ModelQuestions.VoiceSeats)
        | (InsightsSeats is null ? 0 : ModelQuestions.InsightsSeats);

    /// <summary>Answers yes to yes-or-no questions; questions about seats stay as they are.</summary>
    /// <param name="questions">The questions.</param>
    /// <returns>The answers, with these added.</returns>
    public ModelAnswers Yes(ModelQuestions questions) => this with
    {
        SeatIncludesInsights = questions.HasFlag(ModelQuestions.SeatIncludesInsights) ? true : SeatIncludesInsights,
        SeatDownloadsOwn = questions.HasFlag(ModelQuestions.SeatDownloadsOwn) ? true : SeatDownloadsOwn,
        InsightsDownload = questions.HasFlag(ModelQuestions.InsightsDownload) ? true : InsightsDownload,
        InsightsForExternals = questions.HasFlag(ModelQuestions.InsightsForExternals) ? true : InsightsForExternals,
        SingleOwner = questions.HasFlag(ModelQuestions.SingleOwner) ? true : SingleOwner,
    };

    /// <summary>Yes, no, or null while open. No question at all is a yes.</summary>
    internal bool? IsYes(ModelQuestions question) => question switch
    {
        ModelQuestions.None => true,
        ModelQuestions.SeatIncludesInsights => SeatIncludesInsights,
        ModelQuestions.SeatDownloadsOwn => SeatDownloadsOwn,
        ModelQuestions.InsightsDownload => InsightsDownload,
        ModelQuestions.InsightsForExternals => InsightsForExternals,
        ModelQuestions.SingleOwner => SingleOwner,
        _ => null,
    };

    internal int? Seats(ModelQuestions question) => question switch
    {
        ModelQuestions.VoiceSeats => VoiceSeats,
        ModelQuestions.InsightsSeats => InsightsSeats,
        _ => null,
    };
}
