using Microsoft.Extensions.Options;

namespace Jiminny.Roles;

internal sealed class ConfiguredRoleModels : IRoleModels
{
    private readonly RoleModel _classic;
    private readonly RoleModel _current;

    public ConfiguredRoleModels(IOptions<RoleOptions> options)
    {
        _classic = RoleModels.Classic.With(options.Value.Answers);
        _current = RoleModels.Current.With(options.Value.Answers);
        ForNew = Find(options.Value.Model)!;
        InvitationLifetime = options.Value.InvitationLifetime;
    }

    public RoleModel ForNew { get; }

    public TimeSpan InvitationLifetime { get; }

    public RoleModel? Find(string? name) =>
        string.Equals(name, _classic.Name, StringComparison.OrdinalIgnoreCase) ? _classic
        : string.Equals(name, _current.Name, StringComparison.OrdinalIgnoreCase) ? _current
        : null;
}
