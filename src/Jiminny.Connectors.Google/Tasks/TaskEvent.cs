namespace Jiminny.Connectors.Google;

/// <summary>The event of a task in a calendar.</summary>
/// <param name="EventId">Google's id of it.</param>
/// <param name="Link">Where it opens in Google Calendar; <see langword="null"/> when Google names no place.</param>
public sealed record TaskEvent(string EventId, Uri? Link);
