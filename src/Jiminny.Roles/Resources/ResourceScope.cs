namespace Jiminny.Roles;

/// <summary>Where a resource stands: its owner and team, and the CRM-write policy it is under.</summary>
internal readonly record struct ResourceScope(string? OwnerId, string? TeamId, CrmWritePolicy WritePolicy = CrmWritePolicy.NotSet);
