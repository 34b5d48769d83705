using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>Remembers ids for the length of a call without making them strings. Not thread-safe.</summary>
internal sealed class IdHashes
{
    private readonly HashSet<ulong> _hashes = [];

    public void Add(ReadOnlySpan<byte> id) => _hashes.Add(Of(id));

    public void Add(IdHashes others) => _hashes.UnionWith(others._hashes);

    public bool Contains(string id) => _hashes.Contains(Of(Encoding.UTF8.GetBytes(id)));

    public void Clear() => _hashes.Clear();

    /// <summary>The first 64 bits of a cryptographic hash: two ids of one mailbox do not share them by accident.</summary>
    public static ulong Of(ReadOnlySpan<byte> id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(id, hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}
