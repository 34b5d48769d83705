using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>What a classic role becomes in the current model, and what of the current model that depends on.</summary>
internal readonly record struct RoleMapping(RoleSet From, RoleSet To, ModelQuestions DependsOn)
{
    private const ModelQuestions Seat = ModelQuestions.SeatIncludesInsights | ModelQuestions.SeatDownloadsOwn;
    private const ModelQuestions NoSeat = ModelQuestions.InsightsDownload | ModelQuestions.InsightsSeats;

    internal static ImmutableArray<RoleMapping> ClassicToCurrent { get; } =
    [
        new(RoleSet.User, RoleSet.Recorder, Seat),
        new(RoleSet.Manager, RoleSet.Recorder | RoleSet.Manager, Seat),
        new(RoleSet.Admin, RoleSet.Recorder | RoleSet.Admin, Seat),
        new(RoleSet.AccountOwner, RoleSet.Recorder | RoleSet.Admin | RoleSet.AccountOwner, Seat | ModelQuestions.SingleOwner),
        new(RoleSet.Insights, RoleSet.Insights, NoSeat),
        new(RoleSet.InsightsPlus, RoleSet.Insights, NoSeat),
    ];
}
