using System.Text;
using Jiminny.Matching.Addresses;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Lookup;

/// <summary>
/// Looks up one address by all rules, whatever stands in it: the slow path of a batch, and what every fast path must agree with.
/// </summary>
internal sealed unsafe class AddressLookup(MatchingRules rules, AddressRewriter rewriter)
{
    /// <summary>Looks up text as it stands in mail.</summary>
    public AddressMatch Match(IndexLayers layers, ReadOnlySpan<byte> text, ushort stamp)
    {
        Span<byte> scratch = stackalloc byte[AddressLimits.Scratch + ILookupKernel.Padding];
        return AddressCanonicaliser.TryCanonicalise(text, scratch, out var address)
            ? Finish(layers, scratch, address, stamp)
            : new AddressMatch(AddressMatchKind.Invalid);
    }

    /// <inheritdoc cref="Match(IndexLayers, ReadOnlySpan{byte}, ushort)" />
    public AddressMatch Match(IndexLayers layers, ReadOnlySpan<char> text, ushort stamp)
    {
        Span<byte> scratch = stackalloc byte[AddressLimits.Scratch + ILookupKernel.Padding];
        return AddressCanonicaliser.TryCanonicalise(text, scratch, out var address)
            ? Finish(layers, scratch, address, stamp)
            : new AddressMatch(AddressMatchKind.Invalid);
    }

    /// <summary>Looks up an address that is normalised and rewritten already. The scratch is padded.</summary>
    public AddressMatch MatchCanonical(IndexLayers layers, ReadOnlySpan<byte> scratch, CanonicalAddress address, ushort stamp)
    {
        fixed (byte* local = scratch)
        {
            var domain = layers.FindDomain(local + address.LocalLength, address.DomainLength);
            if (layers.TryFindContact(domain, local, address.LocalLength, out var contact))
            {
                return new AddressMatch(AddressMatchKind.Exact, stamp, contact.Value, contact.IsOverlay);
            }

            var kind = domain.Kind;
            if (kind == AddressMatchKind.Internal)
            {
                return new AddressMatch(AddressMatchKind.Internal);
            }

            Span<char> buffer = stackalloc char[AddressLimits.Total];
            var text = buffer[..Encoding.ASCII.GetChars(address.Domain(scratch), buffer)];
            if (kind == AddressMatchKind.NotAPerson || IsExcluded(address.Local(scratch)) || AccountDomainPolicy.IsNotPeople(rules, text))
            {
                return new AddressMatch(AddressMatchKind.NotAPerson);
            }

            return kind == AddressMatchKind.Unmatched && rules.MatchParentDomains
                && domain.Refusal == AccountDomainRefusal.None
                ? FindParent(layers, local + address.LocalLength, text, stamp)
                : AddressMatch.OfDomain(kind, stamp, domain.Accounts, domain.IsOverlay);
        }
    }

    private AddressMatch Finish(IndexLayers layers, Span<byte> scratch, CanonicalAddress address, ushort stamp)
    {
        rewriter.Apply(scratch, ref address);
        var match = MatchCanonical(layers, scratch, address, stamp);
        GC.KeepAlive(layers);
        scratch.Clear();
        return match;
    }

    /// <summary>
    /// The nearest parent that identifies an account. The way up ends at a domain that may identify nobody: what lies above it is not its
    /// owner.
    /// </summary>
    private AddressMatch FindParent(IndexLayers layers, byte* domain, ReadOnlySpan<char> text, ushort stamp)
    {
        while (AccountDomainPolicy.Decide(rules, text, accountsOfContacts: 0) == AccountDomainRefusal.None && text.IndexOf('.') is var dot and >= 0)
        {
            text = text[(dot + 1)..];
            domain += dot + 1;
            var parent = layers.FindDomain(domain, text.Length);
            if (parent.IsParent)
            {
                return new AddressMatch(AddressMatchKind.Domain, stamp, parent.Accounts, parent.IsOverlay, isParent: true);
            }

            if (parent.Refusal != AccountDomainRefusal.None)
            {
                break;
            }
        }

        return default;
    }

    private bool IsExcluded(ReadOnlySpan<byte> local)
    {
        var plus = local.IndexOf((byte)'+');
        Span<char> buffer = stackalloc char[AddressLimits.Scratch];
        return Encoding.UTF8.TryGetChars(plus < 0 ? local : local[..plus], buffer, out var length)
            && rules.ExcludedLocalParts.Count > 0
            && rules.ExcludedLocalParts.GetAlternateLookup<ReadOnlySpan<char>>().Contains(buffer[..length]);
    }
}
