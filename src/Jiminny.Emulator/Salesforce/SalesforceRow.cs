namespace Jiminny.Emulator.Salesforce;

/// <summary>A row: its system fields and its values (texts, numbers, booleans or nothing) in the order of the object's fields.</summary>
internal sealed class SalesforceRow(object?[] values)
{
    public required string Id { get; init; }

    public required DateTimeOffset Modified { get; set; }

    public bool IsDeleted { get; set; }

    public object?[] Values { get; } = values;
}
