namespace Jiminny.Emulator.Salesforce.Soql;

/// <summary>How values stand to each other: nothing first, texts ordinally.</summary>
internal static class SoqlOrder
{
    public static int Compare(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => string.CompareOrdinal(a, b),
        (DateTimeOffset a, DateTimeOffset b) => a.CompareTo(b),
        (IComparable a, _) when a.GetType() == right.GetType() => a.CompareTo(right),
        _ => 0,
    };
}
