namespace Jiminny.Connectors.ProviderServices;

/// <summary>Where the content of a JSON string stands in a <see cref="PageWindow"/>: bytes, not yet a string.</summary>
/// <param name="Start">Index of its first byte.</param>
/// <param name="Length">Its length in bytes, as it stands there.</param>
/// <param name="IsEscaped">Whether it still holds JSON escapes.</param>
public readonly record struct JsonText(int Start, int Length, bool IsEscaped)
{
    /// <summary>Whether there is nothing: the property is missing, null or an empty string.</summary>
    public bool IsEmpty => Length == 0;
}
