using Jiminny.Connectors;

namespace Jiminny.Simulation.World;

/// <summary>A message or meeting of a model mailbox with everything that ever became of it.</summary>
internal sealed class ModelItem(string id)
{
    private readonly List<ItemVersion> _versions = [];

    public string Id => id;

    public IReadOnlyList<ItemVersion> Versions => _versions;

    /// <summary>The item as it is; <see langword="null"/> when it is gone.</summary>
    public ItemVersion? Current => _versions[^1].IsGone ? null : _versions[^1];

    /// <summary>Since which step nothing has changed.</summary>
    public int UnchangedSince => _versions[^1].Step;

    public void Change(ItemVersion version) => _versions.Add(version);
}

/// <summary>An item from one step on, until its next version.</summary>
/// <param name="Step">When it became so.</param>
/// <param name="Time">When it was received, or begins.</param>
/// <param name="Contacts">Numbers of the CRM contacts on it.</param>
/// <param name="Others">Addresses on it that no CRM knows.</param>
/// <param name="Flags">What the provider says of it.</param>
internal sealed record ItemVersion(int Step, DateTimeOffset Time, IReadOnlyList<int> Contacts, IReadOnlyList<string> Others, ItemFlags Flags)
{
    /// <summary>Whether the item is gone since this step.</summary>
    public bool IsGone { get; init; }

    /// <summary>Names the version, so that a stored item tells which one it is.</summary>
    public string Subject => $"version {Step}";

    public IEnumerable<string> Addresses => Contacts.Select(ModelCrm.AddressOf).Concat(Others);
}
