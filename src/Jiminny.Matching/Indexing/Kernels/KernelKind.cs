using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Jiminny.Matching.Indexing.Kernels;

/// <summary>Which kernel an index was built with.</summary>
internal enum KernelKind : byte
{
    /// <summary>No vector instructions.</summary>
    Portable,

    /// <summary>AVX2 and AES.</summary>
    Avx2,

    /// <summary>AVX-512 (BW) and AES.</summary>
    Avx512,
}

/// <summary>What this machine can do.</summary>
internal static class KernelSupport
{
    /// <summary>The fastest kernel of this machine.</summary>
    public static KernelKind Best { get; } =
        IsSupported(KernelKind.Avx512) ? KernelKind.Avx512 : IsSupported(KernelKind.Avx2) ? KernelKind.Avx2 : KernelKind.Portable;

    public static bool IsSupported(KernelKind kind) => kind switch
    {
        KernelKind.Avx512 => Vector512.IsHardwareAccelerated && Avx512BW.IsSupported && IsSupported(KernelKind.Avx2),
        KernelKind.Avx2 => Avx2.IsSupported && Aes.IsSupported && Bmi1.X64.IsSupported,
        _ => true,
    };
}
