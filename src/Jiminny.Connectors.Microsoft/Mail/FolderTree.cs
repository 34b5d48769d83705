namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>Which folders are read: all but some and those below them.</summary>
internal static class FolderTree
{
    /// <summary>Picks the folders to read.</summary>
    /// <param name="folders">All folders, in any order.</param>
    /// <param name="excluded">The ids of folders that are left out with all below them.</param>
    /// <param name="sent">The id of Sent Items.</param>
    /// <returns>The folders in the order given.</returns>
    public static IReadOnlyList<MailFolder> Select(IReadOnlyList<FolderDocument> folders, IReadOnlySet<string> excluded, string? sent)
    {
        var parents = new Dictionary<string, string?>(folders.Count);
        foreach (var folder in folders)
            parents[folder.Id!] = folder.ParentFolderId;

        return [.. parents.Keys.Where(id => !IsBelow(id, excluded, parents)).Select(id => new MailFolder(id, id == sent))];
    }

    // As many steps as there are folders at most: a provider that says a folder is its own grandparent must not hang us.
    private static bool IsBelow(string id, IReadOnlySet<string> excluded, Dictionary<string, string?> parents)
    {
        string? current = id;
        for (var steps = 0; current is not null && steps <= parents.Count; steps++)
        {
            if (excluded.Contains(current))
                return true;

            current = parents.GetValueOrDefault(current);
        }

        return false;
    }
}
