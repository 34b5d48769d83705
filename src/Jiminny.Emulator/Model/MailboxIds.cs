using System.Security.Cryptography;
using System.Text;

namespace Jiminny.Emulator;

/// <summary>
/// The ids a mailbox hands out. Graph's are as long as real ones, case-sensitive and opaque; the ordinary one holds the folder and therefore changes on a
/// move, the immutable one does not. Gmail's is the item's number in hexadecimal.
/// </summary>
internal sealed class MailboxIds
{
    private const string Filler = "AGVlNzhkZTY2LTQ4NGMtNDk1Mi05ZjQ1LWI0ZDc4ZjY3ZmM0NgBGAAAAAAD";
    private readonly byte[] ordinaryPrefix;
    private readonly byte[] immutablePrefix;
    private readonly byte[] folderPrefix;
    private readonly byte[] conversationPrefix;

    public MailboxIds(string address)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(address.ToUpperInvariant()));
        Seed = BitConverter.ToUInt64(hash, 0);
        var box = Mark.Text(BitConverter.ToUInt64(hash, 8));
        ordinaryPrefix = Encoding.ASCII.GetBytes($"AAMkA{Filler}{box}BwC");
        immutablePrefix = Encoding.ASCII.GetBytes($"AAkALgAAAAAAHYQDEapmEc2by{box}EBw");
        folderPrefix = Encoding.ASCII.GetBytes($"AAMkA{Filler}{box}AuA");
        conversationPrefix = Encoding.ASCII.GetBytes($"AAQkA{Filler}{box}AQA");
    }

    public ulong Seed { get; }

    public void WriteItem(ResponseBuffer buffer, int container, ulong mark, bool immutable)
    {
        if (immutable)
        {
            buffer.Write(immutablePrefix);
            Mark.Write(buffer, mark);
            buffer.Write("AA"u8);
            return;
        }
        buffer.Write(ordinaryPrefix);
        WriteContainer(buffer, container);
        buffer.Write("AAAAAEM"u8);
        Mark.Write(buffer, mark);
        buffer.Write("AAA="u8);
    }

    public void WriteFolder(ResponseBuffer buffer, int folder)
    {
        buffer.Write(folderPrefix);
        WriteContainer(buffer, folder);
        buffer.Write("AAA="u8);
    }

    public void WriteConversation(ResponseBuffer buffer, ulong thread)
    {
        buffer.Write(conversationPrefix);
        Mark.Write(buffer, thread);
        buffer.Write("="u8);
    }

    public string Item(int container, ulong mark, bool immutable) => Build(b => WriteItem(b, container, mark, immutable));

    public string Folder(int folder) => Build(b => WriteFolder(b, folder));

    /// <summary>Reads the item number (and folder, for an ordinary id) out of an id of this mailbox.</summary>
    public bool TryParseItem(string id, out ulong mark, out int? container)
    {
        mark = 0;
        container = null;
        if (Matches(id, immutablePrefix, 18))
            return Mark.TryParse(id.AsSpan(immutablePrefix.Length, 16), out mark);
        if (!Matches(id, ordinaryPrefix, 31))
            return false;
        container = Convert.ToInt32(id.Substring(ordinaryPrefix.Length, 4), 16);
        return Mark.TryParse(id.AsSpan(ordinaryPrefix.Length + 11, 16), out mark);
    }

    private static bool Matches(string id, byte[] prefix, int rest)
    {
        if (id.Length != prefix.Length + rest)
            return false;
        for (var i = 0; i < prefix.Length; i++)
            if (id[i] != prefix[i])
                return false;
        return true;
    }

    private static void WriteContainer(ResponseBuffer buffer, int container)
    {
        var span = buffer.GetSpan(4);
        for (var i = 3; i >= 0; i--, container >>= 4)
            span[i] = "0123456789abcdef"u8[container & 15];
        buffer.Advance(4);
    }

    private static string Build(Action<ResponseBuffer> write)
    {
        using var buffer = new ResponseBuffer(256);
        write(buffer);
        return Encoding.ASCII.GetString(buffer.Written.Span);
    }
}
