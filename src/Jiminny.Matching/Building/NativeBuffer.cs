using System.Runtime.InteropServices;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Building;

/// <summary>Growing memory outside the managed heap for the time of a build. Always padded at its end. Not thread-safe.</summary>
internal sealed unsafe class NativeBuffer : IDisposable
{
    private byte* _pointer;
    private nuint _capacity;

    public NativeBuffer(nuint capacity = 0) => Reserve(capacity);

    ~NativeBuffer() => Free();

    public byte* Pointer => _pointer;

    public nuint Length { get; private set; }

    /// <summary>Room for so many bytes behind the end; the caller fills it and calls <see cref="Advance"/>.</summary>
    public byte* Append(nuint bytes)
    {
        if (Length + bytes > _capacity || _pointer is null)
        {
            Reserve(Math.Max((Length + bytes) * 2, 4_096));
        }

        return _pointer + Length;
    }

    public void Advance(nuint bytes) => Length += bytes;

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Reserve(nuint capacity)
    {
        _pointer = (byte*)NativeMemory.Realloc(_pointer, capacity + ILookupKernel.Padding);
        _capacity = capacity;
    }

    private void Free()
    {
        NativeMemory.Free(_pointer);
        _pointer = null;
        _capacity = 0;
        Length = 0;
    }
}
