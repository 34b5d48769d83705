using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Jiminny.Crm.Csv;

/// <summary>64 bits of SHA-256 over a record's content: two versions of one record are told apart but for one chance in 2^64.</summary>
internal static class RecordDigest
{
    public static ulong Of(CrmRecord record)
    {
        var content = new StringBuilder();
        Append(content, record.Name);
        Append(content, record.Version);
        switch (record)
        {
            case Contact contact:
                Append(content, contact.AccountId);
                Append(content, contact.Addresses);
                break;
            case Lead lead:
                Append(content, lead.Addresses);
                break;
            case Account account:
                Append(content, account.Domains);
                break;
            case Opportunity opportunity:
                Append(content, opportunity.AccountId);
                Append(content, opportunity.IsOpen ? "open" : "closed");
                break;
        }

        return Of(content.ToString());
    }

    public static ulong Of(IEnumerable<ulong> digests, IEnumerable<CrmProblem> problems)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[32];
        foreach (var digest in digests)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, digest);
            hash.AppendData(bytes[..8]);
        }

        foreach (var problem in problems)
            hash.AppendData(Encoding.UTF8.GetBytes($"{problem.Place}\n{problem.Reason}\n"));
        hash.GetHashAndReset(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    private static ulong Of(string content)
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes(content), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }

    // Length first, so that two fields never read as one.
    private static void Append(StringBuilder content, string? text) => content.Append(text?.Length ?? -1).Append(':').Append(text);

    private static void Append(StringBuilder content, IReadOnlyList<string> texts)
    {
        content.Append(texts.Count).Append('x');
        foreach (var text in texts)
            Append(content, text);
    }
}
