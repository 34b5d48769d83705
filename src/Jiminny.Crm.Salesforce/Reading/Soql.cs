using System.Globalization;

namespace Jiminny.Crm.Salesforce.Reading;

/// <summary>Literals of SOQL.</summary>
internal static class Soql
{
    /// <summary>A text in quotes, so that nothing in it is taken for a command.</summary>
    public static string Text(string value) => $"'{value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("'", "\\'", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)}'";

    public static string List(IEnumerable<string> values) => $"({string.Join(',', values.Select(Text))})";

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
