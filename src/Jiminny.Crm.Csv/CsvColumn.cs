namespace Jiminny.Crm.Csv;

/// <summary>What a column means.</summary>
internal enum CsvColumn
{
    Id,
    Type,
    AccountId,
    AccountName,
    Name,
    FirstName,
    LastName,
    Email,
    Domain,
    Version,
    IsDeleted,
    MergedInto,
    IsOpen,
    IsClosed,
    Status,
}
