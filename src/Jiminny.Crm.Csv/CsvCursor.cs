using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace Jiminny.Crm.Csv;

/// <summary>
/// What the reader already has: the id and the digest of each record it was given. The next page is the first part of the difference
/// between this and the files, so a read goes on after a restart, on another machine and while the files change, deletions included,
/// without any state beside the cursor. The price is some 12 bytes a record.
/// </summary>
internal sealed class CsvCursor
{
    private const byte FormatVersion = 1;

    private CsvCursor(bool midRead, ulong fingerprint, Dictionary<RecordKey, ulong> known)
    {
        IsMidRead = midRead;
        Fingerprint = fingerprint;
        Known = known;
    }

    public static CsvCursor Start() => new(midRead: false, fingerprint: 0, []);

    /// <summary>Whether more pages of the same read follow.</summary>
    public bool IsMidRead { get; }

    /// <summary>The snapshot whose problems were reported last.</summary>
    public ulong Fingerprint { get; }

    public IReadOnlyDictionary<RecordKey, ulong> Known { get; }

    /// <summary>The cursor after a page.</summary>
    public CsvCursor After(IReadOnlyList<CrmChange> changes, CsvSnapshot snapshot, bool isLast)
    {
        var known = new Dictionary<RecordKey, ulong>(Known);
        foreach (var change in changes)
        {
            var key = new RecordKey(change.Type, change.Id);
            if (change.Record is null)
                known.Remove(key);
            else
                known[key] = snapshot.Digests[key];
        }

        return new CsvCursor(!isLast, snapshot.Fingerprint, known);
    }

    public CrmCursor Encode()
    {
        using var bytes = new MemoryStream();
        bytes.WriteByte(FormatVersion);
        using (var brotli = new BrotliStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (var writer = new BinaryWriter(brotli, Encoding.UTF8))
        {
            writer.Write(IsMidRead);
            writer.Write(Fingerprint);
            writer.Write7BitEncodedInt(Known.Count);
            foreach (var (key, _) in Known)
            {
                writer.Write((byte)key.Type);
                writer.Write(key.Id);
            }

            foreach (var (_, digest) in Known)
                writer.Write(digest);
        }

        return new CrmCursor(Base64Url.EncodeToString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    /// <summary>Reads a cursor, or nothing when it is of another make.</summary>
    public static CsvCursor? Decode(CrmCursor cursor)
    {
        if (cursor.IsStart)
            return Start();

        try
        {
            var bytes = Base64Url.DecodeFromChars(cursor.Value);
            if (bytes.Length == 0 || bytes[0] != FormatVersion)
                return null;

            using var brotli = new BrotliStream(new MemoryStream(bytes, 1, bytes.Length - 1), CompressionMode.Decompress);
            using var reader = new BinaryReader(brotli, Encoding.UTF8);
            var midRead = reader.ReadBoolean();
            var fingerprint = reader.ReadUInt64();
            var keys = new RecordKey[reader.Read7BitEncodedInt()];
            for (var i = 0; i < keys.Length; i++)
                keys[i] = new RecordKey((CrmRecordType)reader.ReadByte(), reader.ReadString());

            var known = new Dictionary<RecordKey, ulong>(keys.Length);
            foreach (var key in keys)
                known[key] = reader.ReadUInt64();
            return new CsvCursor(midRead, fingerprint, known);
        }
        catch (Exception exception)
            when (exception is FormatException or IOException or InvalidDataException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }
}
