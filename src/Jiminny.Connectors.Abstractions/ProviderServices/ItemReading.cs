namespace Jiminny.Connectors.ProviderServices;

/// <summary>What came of reading one element of a page.</summary>
public enum ItemReading
{
    /// <summary>It is not an item as the provider documents it; it counts as failed.</summary>
    Broken,

    /// <summary>It is an item, and complete.</summary>
    Complete,

    /// <summary>It is an item that this stream does not cover, such as a message in a folder that is left out; it counts nowhere.</summary>
    LeftOut,
}
