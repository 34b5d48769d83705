using System.Text;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>A mailbox' folders and which of them are read: all but some and those below them.</summary>
internal sealed class FolderTree
{
    private readonly HashSet<string> _read;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _readBySpan;
    private readonly string? _sent;

    public FolderTree(MailState state)
    {
        var parents = new Dictionary<string, string?>(state.Folders.Count, StringComparer.Ordinal);
        foreach (var folder in state.Folders)
            parents[folder.Id] = folder.ParentId;

        var leftOut = new HashSet<string>(state.LeftOut ?? [], StringComparer.Ordinal);
        Read = [.. parents.Keys.Where(id => !IsBelow(id, leftOut, parents))];
        _read = new HashSet<string>(Read, StringComparer.Ordinal);
        _readBySpan = _read.GetAlternateLookup<ReadOnlySpan<char>>();
        _sent = state.Sent;
    }

    /// <summary>The ids of the folders that are read, in the order Graph listed them.</summary>
    public IReadOnlyList<string> Read { get; }

    public bool IsRead(string id) => _read.Contains(id);

    public bool IsSent(string id) => id == _sent;

    public bool IsSent(ReadOnlySpan<byte> id) => _sent is not null && Ascii.Equals(id, _sent);

    /// <summary>Whether a folder is read; one that is not known is hidden and is not.</summary>
    /// <param name="id">The id's bytes. Ids are ASCII.</param>
    public bool IsRead(ReadOnlySpan<byte> id)
    {
        Span<char> text = stackalloc char[512];
        return id.Length <= text.Length && Encoding.UTF8.TryGetChars(id, text, out var length) && _readBySpan.Contains(text[..length]);
    }

    // As many steps as there are folders at most: a provider that says a folder is its own grandparent must not hang us.
    private static bool IsBelow(string id, HashSet<string> leftOut, Dictionary<string, string?> parents)
    {
        string? current = id;
        for (var steps = 0; current is not null && steps <= parents.Count; steps++)
        {
            if (leftOut.Contains(current))
                return true;

            current = parents.GetValueOrDefault(current);
        }

        return false;
    }
}
