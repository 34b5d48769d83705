using Jiminny.Import.Storage;

namespace Jiminny.EntityFrameworkCore;

/// <summary>
/// Does a piece of work again while the database is briefly away or two writers were in each other's way (restart, broken connection, deadlock), and turns what
/// remains into an exception without the database's message.
/// </summary>
internal sealed class StoreRetry(TimeProvider time)
{
    private const int MostAttempts = 8;
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(100);

    /// <summary>Does the work.</summary>
    /// <param name="work">The work, told how often it was tried before. It must be safe to repeat, also when its outcome is not known.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="ImportStoreException">It failed for good.</exception>
    public async ValueTask<T> RunAsync<T>(Func<int, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var delay = FirstDelay;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await work(attempt).ConfigureAwait(false);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested && StoreFailure.Of(exception) is { } failure)
            {
                if (!failure.IsTransient || attempt == MostAttempts - 1)
                {
                    throw new ImportStoreException(failure.Code, failure.IsTransient);
                }
            }

            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
            delay *= 2;
        }
    }
}
