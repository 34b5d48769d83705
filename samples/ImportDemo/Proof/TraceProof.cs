namespace ImportDemo.Proof;

/// <summary>What a search of every written file for the marks of every item came to.</summary>
/// <param name="Files">Files searched.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Rejected">Items at the providers that were neither kept nor left undecided.</param>
/// <param name="RejectedFound">Of these, those of which a mark was found: must be none.</param>
/// <param name="Kept">Items that were kept.</param>
/// <param name="KeptFound">Of these, those whose id and subject were found: must be all, or the search is blind.</param>
internal sealed record TraceProof(int Files, long Bytes, int Rejected, int RejectedFound, int Kept, int KeptFound)
{
    public bool Holds => RejectedFound == 0 && KeptFound == Kept;

    public static TraceProof Search(DemoWorld world, DemoOutcome outcome, DemoFiles files)
    {
        var ids = outcome.Kept.Select(item => (item.Mailbox.MailboxId, item.Item.ProviderId)).ToHashSet();
        var books = world.Mailboxes.SelectMany(mailbox => BookEntry.Of(world, mailbox)).ToList();
        var kept = books.Where(entry => ids.Contains((entry.Mailbox, entry.ProviderId))).ToList();
        var rejected = books
            .Where(entry => !ids.Contains((entry.Mailbox, entry.ProviderId)) && !outcome.Undecided.Contains((entry.Mailbox, entry.ProviderId)))
            .ToList();

        // Copies of a message and meetings of a series share marks: those of a kept one may of course be found, and so may the id of one left undecided.
        var keptMarks = kept.SelectMany(entry => entry.Marks())
            .Concat(books.Where(entry => outcome.Undecided.Contains((entry.Mailbox, entry.ProviderId))).SelectMany(entry => CanaryScan.NumbersIn(entry.Canaries.Id)))
            .ToHashSet();
        var scan = new CanaryScan(books.SelectMany(entry => entry.Marks()).ToHashSet());
        var written = files.All();
        foreach (var path in written)
        {
            scan.Search(path);
        }

        return new TraceProof(
            written.Count,
            written.Sum(path => new FileInfo(path).Length),
            rejected.Count,
            rejected.Count(entry => entry.Marks().Any(mark => !keptMarks.Contains(mark) && scan.Found.Contains(mark))),
            kept.Count,
            kept.Count(entry => Stored(entry).All(scan.Found.Contains)));
    }

    private static IEnumerable<ulong> Stored(BookEntry entry) =>
        new[] { entry.Canaries.Id, entry.Canaries.Subject }.OfType<string>().SelectMany(CanaryScan.NumbersIn);
}
