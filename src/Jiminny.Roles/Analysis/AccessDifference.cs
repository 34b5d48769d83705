using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>What a change of roles or of model gives and takes. Immutable.</summary>
public sealed record AccessDifference
{
    private AccessDifference()
    {
    }

    /// <summary>What is gained.</summary>
    public ImmutableArray<PermissionReach> Gained { get; private init; } = [];

    /// <summary>What is lost.</summary>
    public ImmutableArray<PermissionReach> Lost { get; private init; } = [];

    /// <summary>The seats it takes; negative when it frees some, null while a question about seats is open.</summary>
    public int? SeatDelta { get; private init; }

    /// <summary>Compares two combinations of roles, each in its model, for an active member with full access to the CRM.</summary>
    /// <param name="modelBefore">The model before.</param>
    /// <param name="before">The roles before.</param>
    /// <param name="modelAfter">The model after.</param>
    /// <param name="after">The roles after.</param>
    /// <returns>The difference, at the widest reach of each permission.</returns>
    public static AccessDifference Between(RoleModel modelBefore, RoleSet before, RoleModel modelAfter, RoleSet after)
    {
        ArgumentNullException.ThrowIfNull(modelBefore);
        ArgumentNullException.ThrowIfNull(modelAfter);
        var gained = ImmutableArray.CreateBuilder<PermissionReach>();
        var lost = ImmutableArray.CreateBuilder<PermissionReach>();
        foreach (var permission in Permissions.All)
        {
            var had = modelBefore.ReachOf(before, permission.Id);
            var has = modelAfter.ReachOf(after, permission.Id);
            if ((has & ~had) is not Reach.None and var more)
                gained.Add(new(permission.Id, Widest(more)));
            if ((had & ~has) is not Reach.None and var less)
                lost.Add(new(permission.Id, Widest(less)));
        }

        return new() { Gained = gained.ToImmutable(), Lost = lost.ToImmutable(), SeatDelta = modelAfter.SeatsOf(after) - modelBefore.SeatsOf(before) };
    }

    internal static Reach Widest(Reach reach) =>
        reach.HasFlag(Reach.Organisation) ? Reach.Organisation : reach.HasFlag(Reach.ManagedTeam) ? Reach.ManagedTeam : reach & Reach.Own;
}
