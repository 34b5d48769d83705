namespace Jiminny.Roles;

/// <summary>A permission that acts on one kind of resource; asked with another, the code does not compile.</summary>
/// <typeparam name="TResource">What it acts on.</typeparam>
public sealed class Permission<TResource> : Permission
    where TResource : struct, IResource
{
    internal Permission(PermissionId id, string name)
        : base(id, name)
    {
    }

    /// <inheritdoc/>
    public override Type ResourceType => typeof(TResource);
}
