namespace Jiminny.Roles.Tests.Approved;

/// <summary>One combination of everything a decision depends on, but for model, answers and permission.</summary>
internal readonly record struct Cell(RoleSet Roles, Reach Relation, CrmAccess Crm, CrmWritePolicy Policy, MemberState State);
