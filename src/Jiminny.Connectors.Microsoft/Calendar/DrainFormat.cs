using System.Text.Json;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Calendar;

/// <summary>Reads nothing: what is drained is listed again, complete, and only the link at its end is wanted.</summary>
internal sealed class DrainFormat : IItemFormat
{
    public static DrainFormat Instance { get; } = new();

    public int TextCount => 1;

    public int IdText => 0;

    public ItemReading Read(ref Utf8JsonReader element, PageCollector items) => ItemReading.LeftOut;

    public KeptItem? Create(in CollectedItem item, int evidence) => null;
}
