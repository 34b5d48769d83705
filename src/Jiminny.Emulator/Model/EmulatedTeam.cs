namespace Jiminny.Emulator;

/// <summary>A team of Microsoft Teams. Immutable.</summary>
public sealed class EmulatedTeam
{
    internal EmulatedTeam(int number, string name, IEnumerable<string> channels)
    {
        Id = new Guid(number, 0x7ea, 0x4f00, [1, 2, 3, 4, 5, 6, 7, 8]).ToString();
        Name = name;
        Channels =
        [
            .. new[] { "General" }.Concat(channels)
                .Select((channel, i) => new EmulatedChannel($"19:{number:x8}{i:x8}aaaabbbbccccddddeeeeffff@thread.tacv2", channel)),
        ];
    }

    /// <summary>Graph's id.</summary>
    public string Id { get; }

    /// <summary>The name people see.</summary>
    public string Name { get; }

    /// <summary>Its channels, General first.</summary>
    public IReadOnlyList<EmulatedChannel> Channels { get; }
}

/// <summary>A channel of a team.</summary>
/// <param name="Id">Graph's id.</param>
/// <param name="Name">The name people see.</param>
public sealed record EmulatedChannel(string Id, string Name);
