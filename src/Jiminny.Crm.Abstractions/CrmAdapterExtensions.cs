using System.Runtime.CompilerServices;

namespace Jiminny.Crm;

/// <summary>Reading an adapter as a stream.</summary>
public static class CrmAdapterExtensions
{
    /// <summary>Reads page after page until the feed is read up to now.</summary>
    /// <param name="adapter">The CRM.</param>
    /// <param name="cursor">Where to begin.</param>
    /// <param name="cancellationToken">Cancels the read between and within pages.</param>
    /// <returns>The pages in order.</returns>
    /// <exception cref="CrmUnavailableException">The CRM gave a result other than a page; the exception carries it.</exception>
    public static async IAsyncEnumerable<CrmPage> ReadPagesAsync(
        this ICrmAdapter adapter,
        CrmCursor cursor,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(adapter);
        while (true)
        {
            var result = await adapter.ReadPageAsync(cursor, cancellationToken).ConfigureAwait(false);
            if (result is not CrmPage page)
            {
                throw new CrmUnavailableException(adapter.Descriptor.Name, result);
            }

            yield return page;
            if (page.IsLast)
            {
                yield break;
            }

            cursor = page.Next;
        }
    }
}
