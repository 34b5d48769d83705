using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Jiminny.Matching.Addresses;
using Jiminny.Matching.Building;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Snapshots;

/// <summary>Reads addresses and domains of CRM records into a builder. Not thread-safe.</summary>
internal sealed unsafe class AddressReader(AddressRewriter rewriter)
{
    private readonly byte[] _scratch = GC.AllocateArray<byte>(AddressLimits.Scratch + ILookupKernel.Padding, pinned: true);

    /// <summary>The address or domain read last, normalised.</summary>
    public CanonicalAddress Current { get; private set; }

    public ReadOnlySpan<byte> Scratch => _scratch;

    private byte* Text => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_scratch));

    /// <summary>Reads an address.</summary>
    public bool TryRead(ReadOnlySpan<char> address)
    {
        if (!PlainAddress.TryNormalise(address, Text, out var canonical) && !AddressCanonicaliser.TryCanonicalise(address, _scratch, out canonical))
        {
            return false;
        }

        rewriter.Apply(_scratch, ref canonical);
        Current = canonical;
        return true;
    }

    /// <summary>Reads an address in UTF-8.</summary>
    public bool TryRead(ReadOnlySpan<byte> address)
    {
        if (!PlainAddress.TryNormalise(address, Text, out var canonical) && !AddressCanonicaliser.TryCanonicalise(address, _scratch, out canonical))
        {
            return false;
        }

        rewriter.Apply(_scratch, ref canonical);
        Current = canonical;
        return true;
    }

    /// <summary>Reads a domain; rewrites of domains apply to it, too.</summary>
    public bool TryReadDomain(string? domain)
    {
        domain = domain?.Trim();
        return domain is { Length: > 0 and <= AddressLimits.Total } && TryRead($"a@{domain}");
    }

    /// <summary>Adds the address read last.</summary>
    public void AddContact(AddressIndexBuilder builder, uint record) => builder.AddContact(Text, Current.LocalLength, Current.DomainLength, record);

    /// <summary>Adds the domain read last.</summary>
    public void AddDomain(AddressIndexBuilder builder, uint account, uint generation) =>
        builder.AddDomain(Text + Current.LocalLength, Current.DomainLength, account, generation);

    /// <summary>Adds a domain of the rules, which is normalised and, being the subject of a rewrite, is not rewritten itself.</summary>
    public void AddRuleDomain(AddressIndexBuilder builder, string domain) =>
        builder.AddDomain(Text, Encoding.ASCII.GetBytes(domain, _scratch), DomainRecord.NoAccounts, generation: 0);
}
