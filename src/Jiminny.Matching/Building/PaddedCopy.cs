using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Jiminny.Matching.Building;

/// <summary>Copies short texts between padded memory: 64 bytes at once, what is too much is overwritten by what follows.</summary>
internal static unsafe class PaddedCopy
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Copy(byte* source, byte* destination, int length)
    {
        if (length <= 64)
        {
            var first = Vector256.Load(source);
            var second = Vector256.Load(source + 32);
            first.Store(destination);
            second.Store(destination + 32);
        }
        else
        {
            Unsafe.CopyBlockUnaligned(destination, source, (uint)length);
        }
    }
}
