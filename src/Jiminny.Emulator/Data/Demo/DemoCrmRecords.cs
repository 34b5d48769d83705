namespace Jiminny.Emulator;

/// <summary>A contact or lead of the demo company's CRM.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Type"><c>Contact</c> or <c>Lead</c>.</param>
/// <param name="AccountId">The account of a contact; null when it has none.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The address, in whatever case somebody typed it; null when none is known.</param>
public sealed record DemoCrmPerson(string Id, string Type, string? AccountId, string Name, string? Email);

/// <summary>An account of the demo company's CRM.</summary>
/// <param name="Id">The record's id.</param>
/// <param name="Name">The name.</param>
/// <param name="Website">The website in one of several spellings; null when none is known.</param>
/// <param name="Domain">The bare domain of the website, lower case; null when none is known.</param>
public sealed record DemoCrmAccount(string Id, string Name, string? Website, string? Domain);
