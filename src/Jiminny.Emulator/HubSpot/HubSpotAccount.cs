namespace Jiminny.Emulator.HubSpot;

/// <summary>What an account holds.</summary>
internal sealed class HubSpotAccount(HubSpotEmulatorOptions options)
{
    private long lastId = 1_000;

    public IReadOnlyDictionary<string, HubSpotObject> Objects { get; } = HubSpotSchema.Create(options);

    /// <summary>The users who own records, by address without case.</summary>
    public Dictionary<string, (long Id, DateTimeOffset CreatedAt)> Owners { get; } = new(StringComparer.OrdinalIgnoreCase);

    public long NextId() => ++lastId;
}
