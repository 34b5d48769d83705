using System.Text;

namespace Jiminny.Matching.Benchmarks.Data;

/// <summary>
/// A CRM of n contacts: 15 % on 20 freemail domains (Zipf 1.1), the others on n/8 company domains (Zipf 0.85); accounts on 60 % of these
/// domains and on
/// 20 % more without contacts. The same for the same n.
/// </summary>
internal sealed class ContactSet
{
    public ContactSet(int count)
    {
        var random = new SplitMix(0x5EED + (ulong)count);
        Domains = new PackedText(count / 8, 20);
        for (var i = 0; i < count / 8; i++)
        {
            Domains.Add(Names.Domain(i, ref random));
        }

        var companies = new Zipf(Domains.Count, 0.85);
        var freemail = new Zipf(Names.Freemail.Length, 1.1);
        var seen = new HashSet<ulong>(count);
        Contacts = new PackedText(count, 27);
        Span<byte> text = stackalloc byte[128];
        while (Contacts.Count < count)
        {
            var length = Names.LocalPart(text, ref random);
            text[length++] = (byte)'@';
            length += random.Chance(0.15)
                ? Encoding.ASCII.GetBytes(Names.Freemail[freemail.Pick(ref random)], text[length..])
                : Copy(Domains[companies.Pick(ref random)], text[length..]);
            if (seen.Add(Fingerprint(text[..length])))
            {
                Contacts.Add(text[..length]);
            }
        }

        AccountDomains = new PackedText(count / 10, 20);
        for (var i = 0; i < Domains.Count; i++)
        {
            if (random.Chance(0.6))
            {
                AccountDomains.Add(Domains[i]);
            }
        }

        for (var i = 0; i < Domains.Count / 5; i++)
        {
            AccountDomains.Add(Names.Domain(Domains.Count + i, ref random));
        }
    }

    public PackedText Contacts { get; }

    /// <summary>Company domains with contacts.</summary>
    public PackedText Domains { get; }

    /// <summary>One domain per account.</summary>
    public PackedText AccountDomains { get; }

    private static int Copy(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        source.CopyTo(destination);
        return source.Length;
    }

    private static ulong Fingerprint(ReadOnlySpan<byte> text)
    {
        var hash = 14695981039346656037ul;
        foreach (var b in text)
        {
            hash = (hash ^ b) * 1099511628211;
        }

        return hash ^ (hash >> 29);
    }
}
