using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>The seats of an organisation at a moment, counted from its members; there is no counter that could drift. Immutable.</summary>
public sealed record SeatReport
{
    private SeatReport(DateTimeOffset asOf) => AsOf = asOf;

    /// <summary>The moment.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>The number of seats bought, or null for no limit.</summary>
    public int? Limit { get; private init; }

    /// <summary>Seats used by active members: the number of used licences.</summary>
    public int Used { get; private init; }

    /// <summary>Seats reserved by pending invitations.</summary>
    public int Reserved { get; private init; }

    /// <summary>Seats left, never negative; null for no limit.</summary>
    public int? Available => Limit is { } limit ? Math.Max(0, limit - Used - Reserved) : null;

    /// <summary>Seats used or reserved beyond the limit.</summary>
    public int Excess => Limit is { } limit ? Math.Max(0, Used + Reserved - limit) : 0;

    /// <summary>How that stands to the limit.</summary>
    public SeatStanding Standing =>
        Limit is not { } limit ? SeatStanding.Unlimited
        : Used + Reserved < limit ? SeatStanding.Available
        : Used + Reserved == limit ? SeatStanding.Full
        : SeatStanding.OverAllocated;

    /// <summary>The use by licence.</summary>
    public ImmutableArray<LicenceUse> ByLicence { get; private init; } = [];

    /// <summary>Questions about seats that must be answered before the numbers are whole; what they are about counts as no seat.</summary>
    public ModelQuestions OpenQuestions { get; private init; }

    /// <summary>Whether no question is open.</summary>
    public bool IsComplete => OpenQuestions == ModelQuestions.None;

    /// <summary>Counts.</summary>
    /// <param name="roster">The organisation.</param>
    /// <param name="model">Its role model.</param>
    /// <param name="asOf">The moment: an invitation that has lapsed reserves nothing.</param>
    /// <returns>The report.</returns>
    public static SeatReport Of(Roster roster, RoleModel model, DateTimeOffset asOf)
    {
        ArgumentNullException.ThrowIfNull(roster);
        ArgumentNullException.ThrowIfNull(model);
        SortedDictionary<Licence, LicenceUse> licences = [];
        var questions = ModelQuestions.None;
        foreach (var member in roster.Members)
        {
            var use = member.SeatUseAt(asOf);
            if (use == SeatUse.None)
                continue;
            var isUsed = use == SeatUse.Used;
            foreach (var role in model.Roles)
            {
                if (role.Licence == Licence.None || !model.Effective(member.Roles).HasFlag(role.Role))
                    continue;
                var seats = model.SeatsOf(role);
                questions |= seats is null ? role.SeatsAsked : ModelQuestions.None;
                var counted = licences.GetValueOrDefault(role.Licence, new(role.Licence, 0, 0, 0, 0));
                licences[role.Licence] = isUsed
                    ? counted with { Holders = counted.Holders + 1, SeatsUsed = counted.SeatsUsed + (seats ?? 0) }
                    : counted with { Invited = counted.Invited + 1, SeatsReserved = counted.SeatsReserved + (seats ?? 0) };
            }
        }

        return new(asOf)
        {
            Limit = roster.SeatLimit,
            Used = licences.Values.Sum(licence => licence.SeatsUsed),
            Reserved = licences.Values.Sum(licence => licence.SeatsReserved),
            ByLicence = [.. licences.Values],
            OpenQuestions = questions,
        };
    }
}
