using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Building;

/// <summary>Collects normalised addresses and domains and makes an index of them. Not thread-safe.</summary>
internal abstract unsafe class AddressIndexBuilder : IDisposable
{
    /// <summary>How many facts are worked on at once: about what a second-level cache holds.</summary>
    protected const int EntriesPerPartition = 12_000;

    /// <summary>
    /// How often a build is tried with another key and a larger table before it is given up. Chance does not need a second try.
    /// </summary>
    protected const int MaxAttempts = 6;

    /// <summary>Creates a builder.</summary>
    /// <param name="kernel">The kernel that look-ups will use.</param>
    /// <param name="createKey">Makes a random key per attempt.</param>
    public static AddressIndexBuilder Create(KernelKind kernel, Func<HashKey> createKey) => kernel switch
    {
        KernelKind.Avx512 => new KernelIndexBuilder<Avx512Kernel>(kernel, createKey),
        KernelKind.Avx2 => new KernelIndexBuilder<Avx2Kernel>(kernel, createKey),
        _ => new KernelIndexBuilder<PortableKernel>(kernel, createKey),
    };

    /// <summary>Facts added so far that name an address.</summary>
    public abstract int Contacts { get; }

    /// <summary>
    /// Says that a record has an address: local part and domain, one directly behind the other, normalised and padded. Repetition does no
    /// harm.
    /// </summary>
    public abstract void AddContact(byte* text, int localLength, int domainLength, uint record);

    /// <summary>
    /// Says that an account has a domain, or, with <see cref="DomainRecord.NoAccounts"/>, that a rule names it. The generation comes back
    /// to
    /// <see cref="IndexPolicy.IsCurrentAccount"/>.
    /// </summary>
    public abstract void AddDomain(byte* domain, int length, uint account, uint generation);

    /// <summary>Makes the index; the builder is empty afterwards.</summary>
    /// <exception cref="InvalidOperationException">The index would be larger than 2 GB, or no key spreads the addresses.</exception>
    public abstract AddressIndex Build(IndexPolicy policy);

    public abstract void Dispose();
}
