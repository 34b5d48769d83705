namespace Jiminny.Roles;

/// <summary>A planned change in the number of members with certain roles.</summary>
/// <param name="Day">The day, in UTC, from which it counts.</param>
/// <param name="Roles">The roles.</param>
/// <param name="Count">How many join; negative for how many leave.</param>
public readonly record struct PlannedChange(DateOnly Day, RoleSet Roles, int Count);
