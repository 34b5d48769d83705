using CsvHelper;

namespace Jiminny.Crm.Csv;

/// <summary>Splits the UTF-8 text of a CSV file into rows.</summary>
internal static class SourceRows
{
    // Each recovery reads the rest of the file again, so a file that is no CSV at all must not cost its length squared.
    private const int MaxRecoveries = 100;

    public static IEnumerable<SourceRow> Read(byte[] text)
    {
        var position = 0;
        var linesBefore = 0;
        char? separator = null;
        for (var recoveries = 0; position < text.Length; recoveries++)
        {
            var rest = text.AsMemory(position);
            position = text.Length;
            foreach (var row in ReadFrom(rest, separator))
            {
                separator = row.Separator;
                yield return new SourceRow(linesBefore + row.Line, row.Fields);
                if (row.Fields is not null || row.Resume is not { } resume)
                    continue;
                if (recoveries == MaxRecoveries)
                    yield break;

                // A quote that never closes swallows good rows after it: go on from the next line.
                position = text.Length - rest.Length + resume;
                linesBefore += row.Line;
                break;
            }
        }
    }

    private static IEnumerable<Piece> ReadFrom(ReadOnlyMemory<byte> text, char? separator)
    {
        CsvMalformedReason? malformed = null;
        var options = CsvReaderOptions.Default with
        {
            HasHeader = false,
            Separator = separator,
            SkipEmptyLines = false,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record => malformed = record.Reason,
        };
        using var reader = CsvReader.Create(text, options);
        while (reader.Read())
        {
            var firstLine = reader.RawRecord.IndexOfAny((byte)'\r', (byte)'\n');
            // A quote inside an unquoted field is only a nickname or an inch.
            var isBroken = malformed is not null && (malformed != CsvMalformedReason.StrayQuote || firstLine >= 0);
            malformed = null;
            yield return new Piece(
                (int)reader.LineNumber,
                isBroken ? null : reader.Current.ToArray(),
                isBroken && firstLine >= 0 ? AfterLineBreak(text.Span, (int)reader.ByteOffset + firstLine) : null,
                reader.Separator);
        }
    }

    private static int AfterLineBreak(ReadOnlySpan<byte> text, int end) => text[end..].StartsWith("\r\n"u8) ? end + 2 : end + 1;

    /// <param name="Line">The line the row begins on, within the piece read.</param>
    /// <param name="Fields">The fields, or none when the row is broken.</param>
    /// <param name="Resume">Where the second line of a broken row begins, within the piece read.</param>
    /// <param name="Separator">The separator in use.</param>
    private readonly record struct Piece(int Line, string[]? Fields, int? Resume, char Separator);
}
