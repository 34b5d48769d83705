using System.Globalization;
using System.Text;
using Jiminny.Matching;

namespace Jiminny.Import.Exclusions;

/// <summary>
/// Somebody whose mail and meetings are not to be kept, whatever the CRM says: one address, or a domain with all below it; for a whole organisation or for one
/// mailbox. Immutable; values are normalised, so that spellings of one address are equal.
/// </summary>
public sealed record Exclusion
{
    private Exclusion(string value, bool isDomain, string? mailboxId)
    {
        Value = value;
        IsDomain = isDomain;
        MailboxId = mailboxId;
    }

    /// <summary>The address, or the domain, in the form that is compared.</summary>
    public string Value { get; }

    /// <summary>Whether it is a domain, which stands for its sub-domains too.</summary>
    public bool IsDomain { get; }

    /// <summary>The mailbox it applies to; <see langword="null"/> for all of the organisation.</summary>
    public string? MailboxId { get; }

    /// <summary>Excludes an address.</summary>
    /// <param name="address">The address alone, without a display name.</param>
    /// <param name="mailboxId">The mailbox it applies to. Default all of the organisation.</param>
    /// <returns>The exclusion.</returns>
    /// <exception cref="ArgumentException">It is no address.</exception>
    public static Exclusion OfAddress(string address, string? mailboxId = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(address);
        Span<byte> normal = stackalloc byte[NormalAddress.MaxLength];
        return NormalAddress.TryWrite(address.Trim(), normal, out var written)
            ? new Exclusion(Encoding.UTF8.GetString(normal[..written]), isDomain: false, mailboxId)
            : throw new ArgumentException("This is no address; write it like ann@customer.example.", nameof(address));
    }

    /// <summary>Excludes a domain with all its sub-domains.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="mailboxId">The mailbox it applies to. Default all of the organisation.</param>
    /// <returns>The exclusion.</returns>
    /// <exception cref="ArgumentException">It is no domain.</exception>
    public static Exclusion OfDomain(string domain, string? mailboxId = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(domain);
        Span<byte> normal = stackalloc byte[NormalAddress.MaxLength];
        return !domain.Contains('@', StringComparison.Ordinal)
            && NormalAddress.TryWrite(string.Create(CultureInfo.InvariantCulture, $"a@{domain.Trim()}"), normal, out var written)
            ? new Exclusion(Encoding.UTF8.GetString(normal[2..written]), isDomain: true, mailboxId)
            : throw new ArgumentException("This is no domain; write it like customer.example.", nameof(domain));
    }

    /// <summary>The kind only: whom somebody excludes is not for logs.</summary>
    public override string ToString() => IsDomain ? "excluded domain" : "excluded address";
}
