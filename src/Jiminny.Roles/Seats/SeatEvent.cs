using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>A change in how one member counts against the seats. Replaying the events gives the use at any time.</summary>
/// <param name="At">When.</param>
/// <param name="MemberId">The member; not for logs.</param>
/// <param name="Licences">The licences from then on, such as <c>Recorder+Voice</c>; empty when the member is gone.</param>
/// <param name="Use">How they count from then on.</param>
/// <param name="Seats">How many seats they take from then on.</param>
/// <param name="Until">When a reservation lapses, or null.</param>
public sealed record SeatEvent(DateTimeOffset At, string MemberId, string Licences, SeatUse Use, int Seats, DateTimeOffset? Until)
{
    /// <summary>A fixed text: ids of people are not for logs.</summary>
    public override string ToString() => $"seat event {Use} {Seats}";

    internal int SeatsAt(DateTimeOffset at) => Use == SeatUse.None || (Use == SeatUse.Reserved && Until <= at) ? 0 : Seats;

    internal static ImmutableArray<SeatEvent> Between(Roster before, Roster after, RoleModel model, DateTimeOffset now)
    {
        var events = ImmutableArray.CreateBuilder<SeatEvent>();
        foreach (var member in after.Members)
        {
            var known = before.Find(member.Id);
            if (ReferenceEquals(known, member))
                continue;
            var present = Of(member, model, now);
            if (known is null || Of(known, model, now) != present)
                events.Add(present);
        }

        foreach (var member in before.Members.Where(member => after.Find(member.Id) is null))
            events.Add(new SeatEvent(now, member.Id, "", SeatUse.None, 0, null));
        return events.ToImmutable();
    }

    private static SeatEvent Of(Member member, RoleModel model, DateTimeOffset now)
    {
        var use = member.SeatUseAt(now);
        return new(now, member.Id, model.LicencesOf(member.Roles), use, use == SeatUse.None ? 0 : model.SeatsOf(member.Roles) ?? 0, use == SeatUse.Reserved ? member.InvitationExpires : null);
    }
}
