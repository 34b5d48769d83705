namespace Jiminny.Crm.Csv;

/// <summary>One row and the line it begins on; without fields when its quotes do not close as they should.</summary>
internal readonly record struct SourceRow(int Line, string[]? Fields)
{
    public bool IsBlank => Fields is not null && Array.TrueForAll(Fields, string.IsNullOrWhiteSpace);
}
