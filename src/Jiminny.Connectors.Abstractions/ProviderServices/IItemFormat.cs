using System.Text.Json;

namespace Jiminny.Connectors.ProviderServices;

/// <summary>How a provider writes one item: read into a <see cref="PageCollector"/> as ranges first, made into an object only when it is kept.</summary>
/// <remarks>An instance belongs to one page read and need not be thread-safe.</remarks>
public interface IItemFormat
{
    /// <summary>How many texts are remembered per item, beside its participants.</summary>
    int TextCount { get; }

    /// <summary>Which of the texts is the provider's id of the item.</summary>
    int IdText { get; }

    /// <summary>
    /// Reads one complete item, and ends with <see cref="PageCollector.CompleteItem"/> when it is to be decided. Nothing may be allocated.
    /// </summary>
    /// <param name="element">Stands on the item's first token; the whole item is there.</param>
    /// <param name="items">Takes what is read.</param>
    /// <returns>What came of it; unless complete, what was read of it is forgotten.</returns>
    ItemReading Read(ref Utf8JsonReader element, PageCollector items);

    /// <summary>Makes the object of an item that is kept.</summary>
    /// <param name="item">The item.</param>
    /// <param name="evidence">The filter's number for its evidence.</param>
    /// <returns>The object; <see langword="null"/> when it turns out to be unreadable, such as without an id.</returns>
    KeptItem? Create(in CollectedItem item, int evidence);
}
