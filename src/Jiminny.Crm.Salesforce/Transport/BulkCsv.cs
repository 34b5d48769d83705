using System.Text;
using System.Text.Json;

namespace Jiminny.Crm.Salesforce.Transport;

/// <summary>Reads the CSV of Bulk API 2.0, which is strict: commas, every field in quotes, quotes doubled, lines ended by LF.</summary>
internal static class BulkCsv
{
    /// <exception cref="JsonException">The text is no such CSV.</exception>
    public static List<string[]> Parse(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var field = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            at = ReadField(text, at, field);
            row.Add(field.ToString());
            field.Clear();
            if (at == text.Length || text[at] != ',')
            {
                rows.Add([.. row]);
                row.Clear();
                at = SkipLineEnd(text, at);
            }
            else
            {
                at++;
            }
        }

        return rows;
    }

    private static int ReadField(string text, int at, StringBuilder field)
    {
        if (text[at] != '"')
        {
            var end = text.AsSpan(at).IndexOfAny(",\r\n");
            end = end < 0 ? text.Length : at + end;
            field.Append(text, at, end - at);
            return end;
        }

        at++;
        while (true)
        {
            var quote = text.IndexOf('"', at);
            if (quote < 0)
                throw new JsonException();

            field.Append(text, at, quote - at);
            if (quote + 1 == text.Length || text[quote + 1] != '"')
                return quote + 1;

            field.Append('"');
            at = quote + 2;
        }
    }

    private static int SkipLineEnd(string text, int at)
    {
        if (at < text.Length && text[at] == '\r')
            at++;
        if (at < text.Length && text[at] != '\n')
            throw new JsonException();
        return Math.Min(at + 1, text.Length);
    }
}
