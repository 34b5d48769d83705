namespace Jiminny.Crm.Csv;

internal enum CsvFileKind
{
    Accounts,
    People,
    Leads,
    Opportunities,
}

internal readonly record struct CsvFile(string Path, CsvFileKind Kind)
{
    /// <summary>The name shown in problems: a directory may name a customer.</summary>
    public string Name => System.IO.Path.GetFileName(Path);
}
