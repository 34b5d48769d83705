namespace Jiminny.Roles;

/// <summary>Something a member may do. The list is closed: <see cref="Permissions"/>.</summary>
public abstract class Permission
{
    private protected Permission(PermissionId id, string name)
    {
        Id = id;
        Name = name;
    }

    /// <summary>The permission's id.</summary>
    public PermissionId Id { get; }

    /// <summary>The stable name used in logs, problem details and tables, such as <c>recording.download</c>.</summary>
    public string Name { get; }

    /// <summary>The type of resource it acts on.</summary>
    public abstract Type ResourceType { get; }

    /// <summary>The <see cref="Name"/>.</summary>
    public sealed override string ToString() => Name;
}
