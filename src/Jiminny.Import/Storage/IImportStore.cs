using Jiminny.Connectors;
using Jiminny.Import.KeptData;
using Jiminny.Import.Runs;

namespace Jiminny.Import.Storage;

/// <summary>
/// Keeps kept items, cursors and receipts. A page's items, removals, counts and cursor are committed in one transaction or not at all.
/// </summary>
/// <remarks>
/// Thread-safe. The organisation is part of every key. Times of leases are the store's own clock, so that hosts with different clocks agree.
/// </remarks>
public interface IImportStore : IKeptData
{
    /// <summary>Reserves a mailbox, mail and calendar together, for one run.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="owner">Who asks. The holder itself may ask again; its earlier lease is then void.</param>
    /// <param name="duration">How long the lease lasts unless renewed by a commit.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A lease with an epoch above all earlier ones, or <see langword="null"/> while another owner holds the mailbox.</returns>
    ValueTask<MailboxLease?> AcquireAsync(MailboxKey mailbox, string owner, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Gives a lease back, so that others need not wait for it to end. Without effect when the lease is already void.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A task.</returns>
    ValueTask ReleaseAsync(MailboxLease lease, CancellationToken cancellationToken);

    /// <summary>Finds how far a stream has been imported.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The state after the last committed page, or <see langword="null"/> when none was ever committed.</returns>
    ValueTask<StreamState?> FindStreamAsync(StreamKey stream, CancellationToken cancellationToken);

    /// <summary>Commits a page: items, removals, counts and cursor together.</summary>
    /// <param name="lease">The lease under which the page was read; its epoch is checked in the same transaction.</param>
    /// <param name="commit">The page.</param>
    /// <param name="cancellationToken">Cancels the request; a cancelled commit is either whole or absent.</param>
    /// <returns>The new state, or <see langword="null"/> when the lease is void or the stream has moved on: nothing was written, the caller stops.</returns>
    ValueTask<StreamState?> CommitAsync(MailboxLease lease, PageCommit commit, CancellationToken cancellationToken);

    /// <summary>Reads the items of a stream that could not be decided yet, the longest untried first.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="triedBefore">Only those last tried before this.</param>
    /// <param name="take">At most this many.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The items.</returns>
    ValueTask<IReadOnlyList<PendingRecord>> ReadPendingAsync(StreamKey stream, DateTimeOffset triedBefore, int take, CancellationToken cancellationToken);

    /// <summary>Reads the history of an organisation: one receipt per run.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="since">Only runs that began at or after this; <see langword="null"/> for all that are kept.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The runs by mailbox, stream and number.</returns>
    IAsyncEnumerable<ImportRun> ReadRunsAsync(string organisationId, DateTimeOffset? since, CancellationToken cancellationToken);

    /// <summary>Reads the receipts of an organisation, one per mailbox and stream: its latest round with all updates since.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The receipts by mailbox and stream.</returns>
    IAsyncEnumerable<ImportReceipt> ReadReceiptsAsync(string organisationId, CancellationToken cancellationToken);
}
