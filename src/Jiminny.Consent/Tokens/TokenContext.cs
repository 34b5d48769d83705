using System.Buffers.Binary;
using System.Text;
using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>The connection a token cache belongs to; a cache that was moved to another row, or whose scopes were altered, does not decrypt. Immutable.</summary>
/// <param name="Mailbox">The mailbox.</param>
/// <param name="Provider">Who hosts it.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Scopes">The scopes granted, sorted.</param>
public sealed record TokenContext(MailboxKey Mailbox, Provider Provider, string AccountId, IReadOnlyList<string> Scopes)
{
    /// <summary>The context as bytes in which no two contexts are alike.</summary>
    /// <returns>The bytes.</returns>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        string[] fields = [Mailbox.OrganisationId, Mailbox.MailboxId, Provider.ToString(), AccountId, .. Scopes];
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var field in fields)
        {
            var text = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, text.Length);
            bytes.Write(length);
            bytes.Write(text);
        }

        return bytes.ToArray();
    }

    /// <summary>A fixed text: it names an account.</summary>
    public override string ToString() => "token context";
}
