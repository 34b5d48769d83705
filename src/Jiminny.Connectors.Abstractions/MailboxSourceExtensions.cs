using System.Runtime.CompilerServices;

namespace Jiminny.Connectors;

/// <summary>Reading a source as a stream.</summary>
public static class MailboxSourceExtensions
{
    /// <summary>Reads page after page until the stream is read up to now or a failure comes; the failure is the last result.</summary>
    /// <param name="source">The source.</param>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="cursor">Where to begin.</param>
    /// <param name="filter">Decides what is kept.</param>
    /// <param name="cancellationToken">Cancels the read between and within pages.</param>
    /// <returns>The results in order.</returns>
    public static async IAsyncEnumerable<PageResult> ReadPagesAsync(
        this IMailboxSource source,
        MailboxContext mailbox,
        SyncCursor cursor,
        IPageFilter filter,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        while (true)
        {
            var result = await source.ReadPageAsync(mailbox, cursor, filter, cancellationToken).ConfigureAwait(false);
            yield return result;
            if (result is not Page { IsLast: false } page)
            {
                yield break;
            }

            cursor = page.Next;
        }
    }
}
