namespace Jiminny.Crm.Csv;

/// <summary>The CSV files of one organisation. Paths may be relative to the current directory.</summary>
/// <remarks>
/// Columns are found by name; case, spaces and punctuation in a name do not matter. Exports of Salesforce, Dynamics 365 and HubSpot are
/// recognised as they come. Files are UTF-8 with or without a byte order mark, UTF-16 with one, or else Windows-1252; the delimiter is a
/// comma, semicolon, tab or bar.
/// </remarks>
public sealed class CsvCrmFiles
{
    /// <summary>
    /// Files of contacts and leads. A column <c>Type</c> with <c>Contact</c> or <c>Lead</c> tells which; without one, a column such as
    /// <c>LeadId</c> does, and otherwise a row is a contact. Default none.
    /// </summary>
    public IList<string> People { get; init; } = [];

    /// <summary>Files of leads only; a column <c>Type</c> is not looked at. Default none.</summary>
    public IList<string> Leads { get; init; } = [];

    /// <summary>Files of accounts. Default none.</summary>
    public IList<string> Accounts { get; init; } = [];

    /// <summary>Files of opportunities. Default none.</summary>
    public IList<string> Opportunities { get; init; } = [];

    internal IEnumerable<CsvFile> InReadingOrder() =>
        Accounts.Select(static path => new CsvFile(path, CsvFileKind.Accounts))
            .Concat(People.Select(static path => new CsvFile(path, CsvFileKind.People)))
            .Concat(Leads.Select(static path => new CsvFile(path, CsvFileKind.Leads)))
            .Concat(Opportunities.Select(static path => new CsvFile(path, CsvFileKind.Opportunities)));
}
