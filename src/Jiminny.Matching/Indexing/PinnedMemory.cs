using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Jiminny.Matching.Indexing;

/// <summary>
/// An array on the pinned heap: it never moves, so that a pointer into it stays good while the array is reachable, and it holds no
/// references, so that
/// a collection does not walk it. It is freed by the collector and cannot be used after being freed.
/// </summary>
internal readonly unsafe struct PinnedMemory<T>(int length)
    where T : unmanaged
{
    private readonly T[] _array = GC.AllocateUninitializedArray<T>(length, pinned: true);

    public int Length => _array.Length;

    public T* Pointer => (T*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_array));

    public Span<T> Span => _array;

    public long Bytes => (long)_array.Length * sizeof(T);
}
