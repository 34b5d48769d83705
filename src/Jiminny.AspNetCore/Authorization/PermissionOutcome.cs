using System.Collections.Immutable;
using Jiminny.Roles;

namespace Jiminny.AspNetCore.Authorization;

/// <summary>What was decided about a request, for logs and for the answer. Immutable.</summary>
/// <param name="Permission">The permission.</param>
/// <param name="Reason">The reason.</param>
/// <param name="BlockedBy">The axis that blocked.</param>
public sealed record PermissionOutcome(Permission Permission, Reason Reason, DecisionAxis BlockedBy)
{
    /// <summary>Whether it is allowed.</summary>
    public bool IsAllowed => Reason == Reason.Granted;

    /// <summary>What would turn a denial into a grant; empty for callers who may not see it.</summary>
    public ImmutableArray<Remedy> Remedies { get; init; } = [];

    internal static PermissionOutcome Unknown(Permission permission) => new(permission, Reason.NotAMember, DecisionAxis.State);
}
