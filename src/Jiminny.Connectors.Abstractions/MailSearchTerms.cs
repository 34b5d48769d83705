namespace Jiminny.Connectors;

/// <summary>Whom a search looks for, in any role of a message. Immutable.</summary>
/// <param name="Addresses">Whole addresses.</param>
/// <param name="Domains">Domains, whose every address is meant.</param>
public sealed record MailSearchTerms(IReadOnlyList<string> Addresses, IReadOnlyList<string> Domains)
{
    /// <summary>A fixed text: the terms are people's addresses and not for logs.</summary>
    public override string ToString() => "search terms";
}
