using Jiminny.Connectors;
using Jiminny.Import.Storage;

namespace Jiminny.Simulation.World;

/// <summary>One stream of one mailbox at the provider, with its whole history: the ground truth.</summary>
internal sealed class ModelStream(StreamKey key, Provider provider)
{
    private readonly Dictionary<string, ModelItem> _items = new(StringComparer.Ordinal);

    public StreamKey Key => key;

    public Provider Provider => provider;

    /// <summary>Every item there ever was.</summary>
    public IReadOnlyCollection<ModelItem> Items => _items.Values;

    /// <summary>Cursors made before the provider forgot them are refused; this counts how often it has.</summary>
    public int Amnesia { get; set; }

    public IEnumerable<ModelItem> Present => _items.Values.Where(item => item.Current is not null);

    public ModelItem? Find(string id) => _items.GetValueOrDefault(id);

    public void Add(ItemVersion version)
    {
        var item = new ModelItem($"{key.Mailbox.MailboxId}-{key.Kind}-{_items.Count}");
        item.Change(version);
        _items.Add(item.Id, item);
    }

    /// <summary>The items in the order in which the provider lists them: newest first.</summary>
    public List<ModelItem> Listing() =>
        [.. Present.OrderByDescending(item => item.Current!.Time).ThenByDescending(item => item.Id, StringComparer.Ordinal)];
}
