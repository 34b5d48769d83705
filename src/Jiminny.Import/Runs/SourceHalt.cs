using Jiminny.Connectors;

namespace Jiminny.Import.Runs;

/// <summary>Why a stream does not go on at present. Gone with its next page.</summary>
/// <param name="Error">What happened.</param>
/// <param name="Code">The provider's own error code or HTTP status.</param>
/// <param name="Until">When it goes on by itself; <see langword="null"/> when somebody has to do something first, as docs/operations.md says.</param>
public sealed record SourceHalt(SourceError Error, string Code, DateTimeOffset? Until);
