using Jiminny.Connectors;
using Jiminny.Import.Storage;

namespace Jiminny.Import.Runs;

/// <summary>
/// Reads a part of the window again because somebody asked: what is new is added, what is stored of the range and was not delivered again is removed at its
/// end. Stopped in the middle, it is done again from its beginning.
/// </summary>
internal sealed class RangeRun(StreamSession session, TimeWindow range) : AsideRun(session, RunKind.Range)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    protected override TimeWindow Window => range;

    /// <summary>Reads the range.</summary>
    public async ValueTask<RunOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var cursor = SyncCursor.Begin(range);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var at = cursor;
            var decided = await Session.DecideAsync(
                range, (filter, cancel) => Session.Tools.Source.ReadPageAsync(Session.Mailbox, at, filter, cancel), cancellationToken).ConfigureAwait(false);
            if (decided.Result is not Page page)
            {
                var failure = (SourceFailure)decided.Result;
                if (await Session.WaitAsync(failure, cancellationToken).ConfigureAwait(false))
                {
                    continue;
                }

                return await FailAsync(failure, decided.MatcherVersion, cancellationToken).ConfigureAwait(false);
            }

            _seen.UnionWith(page.Kept.Select(item => item.ProviderId));
            var gone = page.IsLast ? await GoneAsync(cancellationToken).ConfigureAwait(false) : [];
            var whole = page with { Removed = [.. page.Removed, .. gone] };
            if (!await CommitAsync(decided, whole, commit => commit with { Halt = null }, cancellationToken).ConfigureAwait(false))
            {
                return RunOutcome.FencedOut;
            }

            if (page.IsLast)
            {
                return RunOutcome.Completed;
            }

            cursor = page.Next;
        }
    }

    private async ValueTask<List<string>> GoneAsync(CancellationToken cancellationToken)
    {
        var gone = new List<string>();
        var query = new ItemQuery { MailboxId = Session.Key.Mailbox.MailboxId, Kind = Session.Key.Kind };
        await foreach (var stored in Session.Services.Store.ReadItemsAsync(Session.Key.Mailbox.OrganisationId, query, cancellationToken).ConfigureAwait(false))
        {
            var time = stored.Item is EmailMetadata email ? email.ReceivedAt : ((Meeting)stored.Item).Start;
            if (range.Contains(time) && !_seen.Contains(stored.Item.ProviderId))
            {
                gone.Add(stored.Item.ProviderId);
            }
        }

        return gone;
    }
}
