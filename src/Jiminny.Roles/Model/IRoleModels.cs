namespace Jiminny.Roles;

/// <summary>The role models with the host's answers from <see cref="RoleOptions"/>. Thread-safe.</summary>
public interface IRoleModels
{
    /// <summary>The model of new organisations.</summary>
    RoleModel ForNew { get; }

    /// <summary>How long an invitation stands.</summary>
    TimeSpan InvitationLifetime { get; }

    /// <summary>Finds a model by its stored name.</summary>
    /// <param name="name">The name, such as <see cref="Roster.ModelName"/>.</param>
    /// <returns>The model, or null.</returns>
    RoleModel? Find(string? name);
}
