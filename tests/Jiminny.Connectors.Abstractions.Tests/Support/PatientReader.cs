namespace Jiminny.Connectors.Testing;

/// <summary>Reads a stream to its end as a scheduler would: after a failure it comes back with the same cursor, no earlier than told.</summary>
public static class PatientReader
{
    private const int Patience = 500;

    public static async Task<IReadOnlyList<Page>> ReadAsync(IMailboxSource source, MailboxContext mailbox, SyncCursor cursor, InstantTime time)
    {
        var pages = new List<Page>();
        for (var failures = 0; failures < Patience;)
        {
            var result = await source.ReadPageAsync(mailbox, cursor, RecordingFilter.KeepAll(), CancellationToken.None);
            if (result is Page page)
            {
                pages.Add(page);
                if (page.IsLast)
                    return pages;

                cursor = page.Next;
                continue;
            }

            failures++;
            time.AdvanceTo(((SourceFailure)result).RetryAt ?? time.GetUtcNow().AddSeconds(30));
        }

        throw new InvalidOperationException($"The stream has not come to its end after {Patience} failures.");
    }
}
