namespace Jiminny.Roles;

/// <summary>A permission within a reach.</summary>
/// <param name="Permission">The permission.</param>
/// <param name="Reach">How far.</param>
public readonly record struct PermissionReach(PermissionId Permission, Reach Reach)
{
    /// <summary>The permission's name and the reach.</summary>
    public override string ToString() => $"{Permissions.Of(Permission).Name} ({Reach})";
}
