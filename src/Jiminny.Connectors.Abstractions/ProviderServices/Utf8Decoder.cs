namespace Jiminny.Connectors.ProviderServices;

/// <summary>Reads bytes as text.</summary>
/// <param name="utf8">The bytes.</param>
/// <returns>The text; <see langword="null"/> when there is none.</returns>
public delegate string? Utf8Decoder(ReadOnlySpan<byte> utf8);
