namespace Jiminny.Connectors.Microsoft;

/// <summary>The teams a user belongs to. Immutable.</summary>
/// <param name="Teams">The teams, in Microsoft's order.</param>
/// <param name="ReadAt">When they were read.</param>
public sealed record TeamsDirectory(IReadOnlyList<TeamsTeam> Teams, DateTimeOffset ReadAt);

/// <summary>A team and its channels.</summary>
/// <param name="Id">Microsoft's id.</param>
/// <param name="Name">The name people see.</param>
/// <param name="Channels">Its channels.</param>
public sealed record TeamsTeam(string Id, string Name, IReadOnlyList<TeamsChannel> Channels)
{
    /// <summary>A fixed text: names are not for logs.</summary>
    public override string ToString() => "team";
}

/// <summary>A channel of a team.</summary>
/// <param name="TeamId">The team's id.</param>
/// <param name="Id">Microsoft's id.</param>
/// <param name="Name">The name people see.</param>
public sealed record TeamsChannel(string TeamId, string Id, string Name)
{
    /// <summary>A fixed text: names are not for logs.</summary>
    public override string ToString() => "channel";
}
