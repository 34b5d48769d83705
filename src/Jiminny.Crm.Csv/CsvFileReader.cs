using System.Text;
using System.Text.Unicode;

namespace Jiminny.Crm.Csv;

/// <summary>Reads a whole file as UTF-8, whatever its encoding.</summary>
internal static class CsvFileReader
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static void RequireExists(string path)
    {
        if (!File.Exists(path))
        {
            var full = Path.GetFullPath(path);
            throw new FileNotFoundException(
                $"The CSV file '{full}' was not found. Put it there or change its path in CsvCrmOptions.", full);
        }
    }

    /// <summary>Length and time of the last change, to tell between two pages of one read that nothing happened.</summary>
    public static (long Length, DateTime Written) Stamp(string path)
    {
        RequireExists(path);
        var info = new FileInfo(path);
        return (info.Length, info.LastWriteTimeUtc);
    }

    public static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        RequireExists(path);
        // An export that is being replaced must not lock its writer out.
        const FileShare shared = FileShare.ReadWrite | FileShare.Delete;
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, shared, bufferSize: 0, FileOptions.Asynchronous);
        await using (stream.ConfigureAwait(false))
        {
            using var copy = new MemoryStream(checked((int)stream.Length));
            await stream.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
            return ToUtf8(copy.GetBuffer().AsSpan(0, (int)copy.Length));
        }
    }

    private static byte[] ToUtf8(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        else if (bytes.StartsWith<byte>([0xFF, 0xFE]))
            return Encoding.UTF8.GetBytes(Encoding.Unicode.GetString(bytes[2..]));
        else if (bytes.StartsWith<byte>([0xFE, 0xFF]))
            return Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(bytes[2..]));

        return Utf8.IsValid(bytes) ? bytes.ToArray() : Encoding.UTF8.GetBytes(Windows1252.GetString(bytes));
    }
}
