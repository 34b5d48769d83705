using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>The teams a user belongs to, and what the user has posted. Thread-safe.</summary>
internal sealed class TeamsStore
{
    private readonly Lock gate = new();
    private readonly List<EmulatedTeam> teams = [];
    private readonly List<TeamsPost> posts = [];
    private readonly Dictionary<string, string> chats = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<EmulatedTeam> All
    {
        get
        {
            lock (gate)
                return [.. teams];
        }
    }

    public IReadOnlyList<TeamsPost> Posts
    {
        get
        {
            lock (gate)
                return [.. posts];
        }
    }

    public EmulatedTeam Add(string name, IEnumerable<string> channels)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (gate)
        {
            var team = new EmulatedTeam(teams.Count + 1, name, channels);
            teams.Add(team);
            return team;
        }
    }

    public TeamsPost Post(string place, string contentType, string content, DateTimeOffset at)
    {
        lock (gate)
        {
            var post = new TeamsPost((at.ToUnixTimeMilliseconds() + posts.Count).ToString(CultureInfo.InvariantCulture), place, contentType, content);
            posts.Add(post);
            return post;
        }
    }

    /// <summary>The chat of two people: the one there is, or a new one.</summary>
    public string Chat(string colleague)
    {
        lock (gate)
        {
            if (!chats.TryGetValue(colleague, out var id))
                chats.Add(colleague, id = $"19:{new Guid(chats.Count + 1, 0, 0, new byte[8])}_{new Guid(9, 9, 9, new byte[8])}@unq.gbl.spaces");
            return id;
        }
    }

    public bool HasChat(string id)
    {
        lock (gate)
            return chats.ContainsValue(id);
    }
}
