namespace Jiminny.Emulator;

/// <summary>A message posted in Microsoft Teams.</summary>
/// <param name="Id">Graph's id.</param>
/// <param name="Place">The id of the channel or chat.</param>
/// <param name="ContentType"><c>text</c> or <c>html</c>.</param>
/// <param name="Content">The text.</param>
public sealed record TeamsPost(string Id, string Place, string ContentType, string Content);
