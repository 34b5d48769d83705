using System.Runtime.CompilerServices;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Addresses;

/// <summary>
/// Normalises plain ASCII addresses fast, with the same outcome as <see cref="AddressCanonicaliser"/>; leaves all others to it.
/// </summary>
internal static unsafe class PlainAddress
{
    /// <summary>Normalises UTF-8 into a scratch of at least <see cref="AddressLimits.Scratch"/> bytes.</summary>
    /// <returns>Whether it was plain; otherwise nothing is said.</returns>
    public static bool TryNormalise(ReadOnlySpan<byte> text, byte* scratch, out CanonicalAddress address)
    {
        fixed (byte* start = text)
        {
            var separator = KernelSupport.Best switch
            {
                KernelKind.Avx512 => Avx512Kernel.Normalise(start, text.Length, text.Length, scratch),
                KernelKind.Avx2 => Avx2Kernel.Normalise(start, text.Length, text.Length, scratch),
                _ => PortableKernel.Normalise(start, text.Length, text.Length, scratch),
            };
            return TryFinish(scratch, separator, text.Length, out address);
        }
    }

    /// <summary>Normalises UTF-16.</summary>
    /// <inheritdoc cref="TryNormalise(ReadOnlySpan{byte}, byte*, out CanonicalAddress)" />
    public static bool TryNormalise(ReadOnlySpan<char> text, byte* scratch, out CanonicalAddress address)
    {
        fixed (char* start = text)
        {
            var separator = KernelSupport.Best switch
            {
                KernelKind.Avx512 => Avx512Kernel.Normalise(start, text.Length, text.Length, scratch),
                KernelKind.Avx2 => Avx2Kernel.Normalise(start, text.Length, text.Length, scratch),
                _ => PortableKernel.Normalise(start, text.Length, text.Length, scratch),
            };
            return TryFinish(scratch, separator, text.Length, out address);
        }
    }

    /// <summary>Closes the gap that the separator leaves.</summary>
    private static bool TryFinish(byte* scratch, int separator, int length, out CanonicalAddress address)
    {
        if (separator == ILookupKernel.Irregular)
        {
            address = default;
            return false;
        }

        var domainLength = length - separator - 1;
        Unsafe.CopyBlockUnaligned(scratch + ILookupKernel.MaxLength, scratch + separator + 1, (uint)domainLength);
        Unsafe.CopyBlockUnaligned(scratch + separator, scratch + ILookupKernel.MaxLength, (uint)domainLength);
        address = new CanonicalAddress(separator, domainLength);
        return true;
    }
}
