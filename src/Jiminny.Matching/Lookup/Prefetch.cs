using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Jiminny.Matching.Lookup;

/// <summary>Asks for memory that a later stage will read. Does nothing where the platform offers no such instruction.</summary>
internal static unsafe class Prefetch
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Line(void* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(address);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void TwoLines(byte* address)
    {
        Line(address);
        Line(address + 64);
    }
}
