namespace Jiminny.Matching.Indexing.Kernels;

/// <summary>
/// The few operations that have to be fast, once per kind of processor. Builds and look-ups of one index use the same kernel, since
/// kernels hash
/// differently. What they read stays within the lengths given, but for padded memory of our own where that is said.
/// </summary>
internal unsafe interface ILookupKernel
{
    /// <summary>The longest address, in characters, that a kernel normalises; longer ones take the slow path.</summary>
    const int MaxLength = 64;

    /// <summary>
    /// How many bytes must be readable behind a text that <see cref="Hash"/>, <see cref="AreEqual"/> and the block operations are given.
    /// </summary>
    const int Padding = 64;

    /// <summary>What <see cref="Normalise(byte*, int, int, byte*)"/> gives for text that needs the slow path.</summary>
    const int Irregular = 0;

    /// <summary>Folds a plain ASCII address into a slot.</summary>
    /// <param name="text">The address.</param>
    /// <param name="length">Its length.</param>
    /// <param name="readable">How many bytes may be read from its start; at least the length.</param>
    /// <param name="slot">64 bytes; what lies behind the address in it is undefined.</param>
    /// <returns>Where the <c>@</c> stands, or <see cref="Irregular"/>.</returns>
    static abstract int Normalise(byte* text, int length, int readable, byte* slot);

    /// <inheritdoc cref="Normalise(byte*, int, int, byte*)" />
    static abstract int Normalise(char* text, int length, int readable, byte* slot);

    /// <summary>
    /// Folds a plain ASCII address into a slot and hashes its domain on the way, while it is still in registers: what was just written could only be read
    /// again after a wait.
    /// </summary>
    /// <param name="text">The address.</param>
    /// <param name="length">Its length.</param>
    /// <param name="readable">How many bytes may be read from its start; at least the length.</param>
    /// <param name="slot">64 bytes and padding; what lies behind the address in it is undefined.</param>
    /// <param name="key">The index' key.</param>
    /// <param name="domainHash">What <see cref="HashShort"/> gives for the domain; nothing that means anything when the address is irregular.</param>
    /// <returns>Where the <c>@</c> stands, or <see cref="Irregular"/>.</returns>
    static abstract int Normalise(byte* text, int length, int readable, byte* slot, in HashKey key, out ulong domainHash);

    /// <inheritdoc cref="Normalise(byte*, int, int, byte*, in HashKey, out ulong)" />
    static abstract int Normalise(char* text, int length, int readable, byte* slot, in HashKey key, out ulong domainHash);

    /// <summary>The keyed hash of a padded text.</summary>
    static abstract ulong Hash(byte* text, int length, in HashKey key);

    /// <summary>The same hash for a text of at most <see cref="MaxLength"/> bytes, without a call in its way.</summary>
    static abstract ulong HashShort(byte* text, int length, in HashKey key);

    /// <summary>Which of 16 control bytes equal the fingerprint, and which are empty (0), as bits.</summary>
    static abstract uint FindControls(byte* controls, byte fingerprint, out uint empty);

    /// <summary>Which contacts of a block have this fingerprint and length, as bits. Reads padded memory.</summary>
    /// <param name="fingerprints">One byte each, then the lengths, one byte each.</param>
    /// <param name="count">How many, at most 64.</param>
    /// <param name="fingerprint">The fingerprint wanted.</param>
    /// <param name="length">The length wanted.</param>
    static abstract ulong FindContacts(byte* fingerprints, int count, byte fingerprint, byte length);

    /// <summary>The sum of the first lengths. Reads padded memory.</summary>
    static abstract int SumLengths(byte* lengths, int count);

    /// <summary>Whether two padded texts are equal.</summary>
    static abstract bool AreEqual(byte* left, byte* right, int length);

    /// <summary>The same for texts of at most <see cref="MaxLength"/> bytes.</summary>
    static abstract bool AreEqualShort(byte* left, byte* right, int length);
}
