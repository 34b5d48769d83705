using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Jiminny.Import.Kill.Tests.Canaries;

/// <summary>Texts to look for in bytes of any kind, each in every way a program might have written it. Not thread-safe.</summary>
internal sealed class Needles
{
    private const int Head = 8;

    private readonly Dictionary<ulong, List<(byte[] Bytes, string Name)>> _byHead = [];

    /// <summary>Adds a text as UTF-8, UTF-16, base64 of both, and percent-encoded.</summary>
    public void AddText(string name, string text)
    {
        foreach (var spelling in new[] { text, text.ToUpperInvariant() }.Distinct())
        {
            AddPlain(name, Encoding.UTF8.GetBytes(spelling));
            AddUtf16(name, spelling);
            AddPlain(name, Encoding.ASCII.GetBytes(string.Concat(Encoding.UTF8.GetBytes(spelling).Select(each => $"%{each:X2}"))));
            AddPlain(name, Encoding.ASCII.GetBytes(string.Concat(Encoding.UTF8.GetBytes(spelling).Select(each => $"%{each:x2}"))));
        }
    }

    /// <summary>Adds a text as UTF-16 alone, as managed strings hold it.</summary>
    public void AddUtf16(string name, string text) => AddPlain(name, Encoding.Unicode.GetBytes(text));

    /// <summary>Adds the plain hashes of a text, as bytes, hexadecimal digits and base64.</summary>
    public void AddHashes(string name, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        foreach (var hash in new[] { MD5.HashData(bytes), SHA1.HashData(bytes), SHA256.HashData(bytes), SHA512.HashData(bytes), MD5.HashData(Encoding.Unicode.GetBytes(text)), SHA256.HashData(Encoding.Unicode.GetBytes(text)) })
        {
            Add(name, hash);
            Add(name, Encoding.ASCII.GetBytes(Convert.ToHexString(hash)));
            Add(name, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash)));
            Add(name, Encoding.ASCII.GetBytes(Convert.ToBase64String(hash)[..^4]));
        }
    }

    /// <summary>The names of all texts that occur.</summary>
    public void Search(ReadOnlySpan<byte> bytes, ISet<string> found)
    {
        for (var i = 0; i + Head <= bytes.Length; i++)
        {
            if (!_byHead.TryGetValue(BinaryPrimitives.ReadUInt64LittleEndian(bytes[i..]), out var candidates))
            {
                continue;
            }

            foreach (var (needle, name) in candidates)
            {
                if (bytes[i..].StartsWith(needle))
                {
                    found.Add(name);
                }
            }
        }
    }

    private void AddPlain(string name, byte[] bytes)
    {
        Add(name, bytes);

        // In a run of base64 the text may begin at any of three places: what its neighbours share in the first and last digits is left out.
        for (var before = 0; before < 3; before++)
        {
            var run = Convert.ToBase64String([.. new byte[before], .. bytes]);
            var first = before == 0 ? 0 : before + 1;
            var last = run.TrimEnd('=').Length - 2;
            if (last - first > Head + 4)
            {
                Add(name, Encoding.ASCII.GetBytes(run[first..last]));
            }
        }
    }

    private void Add(string name, byte[] bytes)
    {
        var head = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        if (!_byHead.TryGetValue(head, out var list))
        {
            _byHead[head] = list = [];
        }

        list.Add((bytes, name));
    }
}
