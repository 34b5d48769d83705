using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Jiminny.Matching.Indexing.Kernels;

/// <summary>
/// The secret of one index: 512 random bits that nobody outside learns, so that nobody can make up addresses that collide in it.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct HashKey
{
    public ulong K0;
    public ulong K1;
    public ulong K2;
    public ulong K3;
    public ulong K4;
    public ulong K5;
    public ulong K6;
    public ulong K7;

    public static HashKey CreateRandom()
    {
        HashKey key = default;
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(new Span<HashKey>(ref key)));
        return key;
    }
}
