namespace Jiminny.Emulator.Salesforce.Soql;

/// <summary>A parsed query.</summary>
internal sealed record SoqlQuery
{
    /// <summary>The selected fields as written; empty for COUNT().</summary>
    public required IReadOnlyList<string> Fields { get; init; }

    public required string Object { get; init; }

    public SoqlCondition? Where { get; init; }

    public IReadOnlyList<(string Field, bool Descending)> Order { get; init; } = [];

    public int? Limit { get; init; }

    public bool IsCount => Fields.Count == 0;
}
