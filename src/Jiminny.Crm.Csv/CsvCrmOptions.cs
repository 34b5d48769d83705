namespace Jiminny.Crm.Csv;

/// <summary>Which CSV files hold the CRM of which organisation. Validated on start.</summary>
public sealed class CsvCrmOptions
{
    /// <summary>The files by organisation id, compared ordinally. Default none.</summary>
    public IDictionary<string, CsvCrmFiles> Organisations { get; init; } = new Dictionary<string, CsvCrmFiles>(StringComparer.Ordinal);

    /// <summary>
    /// Finds the files of an organisation that is not in <see cref="Organisations"/>; <see langword="null"/> as an answer means unknown.
    /// Default <see langword="null"/>.
    /// </summary>
    public Func<string, CsvCrmFiles?>? FindFiles { get; set; }

    /// <summary>The largest number of changes on a page, 1 to 100,000. Default 2,000.</summary>
    public int PageSize { get; set; } = 2_000;
}
