namespace Jiminny.Connectors.Google.Mail;

/// <summary>What a page of changes comes to, per message: to be looked at, or gone. A later change of a message overrules an earlier one.</summary>
internal sealed class HistoryChanges
{
    // A message with one of these is none that a scan would list.
    private static readonly HashSet<string> LeftOut = new(StringComparer.Ordinal) { "SPAM", "TRASH", "DRAFT", "CHAT" };

    private readonly OrderedDictionary<string, bool> _messages = new(StringComparer.Ordinal);

    /// <summary>Messages that are new, or back from where they were left out.</summary>
    public IEnumerable<string> ToFetch => _messages.Where(message => message.Value).Select(message => message.Key);

    /// <summary>Messages that were deleted, or moved to where they are left out.</summary>
    public IEnumerable<string> Gone => _messages.Where(message => !message.Value).Select(message => message.Key);

    public static HistoryChanges Of(HistoryDocument document)
    {
        var changes = new HistoryChanges();
        foreach (var entry in document.History ?? [])
        {
            foreach (var added in entry.Added ?? [])
                changes.Set(added, isThere: true);

            foreach (var labelled in (entry.Labelled ?? []).Where(IsMove))
                changes.Set(labelled, isThere: false);

            foreach (var unlabelled in (entry.Unlabelled ?? []).Where(IsMove))
                changes.Set(unlabelled, isThere: true);

            foreach (var deleted in entry.Deleted ?? [])
                changes.Set(deleted, isThere: false);
        }

        return changes;
    }

    // Being read or starred changes nothing that is kept.
    private static bool IsMove(HistoryMessage change) => change.LabelIds?.Any(LeftOut.Contains) == true;

    private void Set(HistoryMessage change, bool isThere)
    {
        if (change.Message?.Id is { } id)
            _messages[id] = isThere;
    }
}
