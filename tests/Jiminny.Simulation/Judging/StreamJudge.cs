using Jiminny.Connectors;
using Jiminny.Import.Runs;
using Jiminny.Import.Storage;
using Jiminny.Simulation.World;

namespace Jiminny.Simulation.Judging;

/// <summary>Holds one stream's committed state against the journal after every commit.</summary>
internal sealed class StreamJudge(ModelWorld world, ModelStream model, Action<Offence, string> report)
{
    private Account _account = new();
    private HashSet<string> _stored = new(StringComparer.Ordinal);
    private int _generation = -1;
    private int _roundStart;
    private int _crmPosition;
    private bool _isWhole;

    public bool IsComplete { get; private set; }

    /// <summary>A page of a listing, or of what has changed since, was written.</summary>
    public void Committed(PageCommit commit, StreamState state, DeliveredPage page)
    {
        if (commit.Generation != _generation)
        {
            (_generation, _account, _crmPosition) = (commit.Generation, new Account(), page.CrmPosition);
        }

        if (commit.Run?.Receipt.Pages is null or 1)
        {
            _roundStart = page.RoundStart;
        }

        _isWhole = commit.Run?.Kind == RunKind.Whole;
        _crmPosition = Math.Min(_crmPosition, page.CrmPosition);
        _account.Add(page);
        IsComplete = state.Receipt.IsComplete;
        if (_account.DifferenceTo(state.Receipt) is { Length: > 0 } difference)
        {
            report(Offence.Receipt, $"{Name}: {difference}");
        }

        CheckStored(state.Receipt.Window, isRoundOver: IsComplete);
        _account.KeepOnly(_stored);
    }

    /// <summary>Something was written that is no page of the round: stored items decided anew, or that a provider refuses.</summary>
    public void CommittedAside(StreamState state)
    {
        IsComplete = state.Receipt.IsComplete;
        CheckStored(state.Receipt.Window, isRoundOver: false);
        _account.KeepOnly(_stored);
    }

    /// <summary>At the very end: the store holds what the provider has, no more and no less.</summary>
    public void CheckEnd(TimeWindow window)
    {
        _roundStart = int.MaxValue;
        _crmPosition = world.Crm.Position;
        _isWhole = true;
        CheckStored(window, isRoundOver: true);
    }

    private string Name => $"{model.Key.Mailbox.MailboxId} {model.Key.Kind}";

    private void CheckStored(TimeWindow window, bool isRoundOver)
    {
        var items = ReadItems();
        var stored = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (!stored.Add(item.Item.ProviderId))
            {
                report(Offence.Duplicate, $"{item.Item.ProviderId} is stored twice");
            }

            CheckWasEverKept(item);
        }

        foreach (var gone in _stored.Where(id => !stored.Contains(id)))
        {
            if (model.Find(gone) is { Current: not null } item && IsSteady(item) && ShouldBeKept(item, window) == true)
            {
                report(Offence.Lost, $"{gone} vanished although nothing about it had changed");
            }
        }

        _stored = stored;
        if (isRoundOver)
        {
            CheckRound(items, window);
        }
    }

    private void CheckRound(List<StoredItem> items, TimeWindow window)
    {
        // An update tells what is gone, not what no longer matches: that leaves with the next whole round.
        foreach (var item in model.Items.Where(IsSteady))
        {
            var isStored = _stored.Contains(item.Id);
            var expected = item.Current is null ? false : ShouldBeKept(item, window);
            if (expected == true && !isStored)
            {
                report(Offence.Lost, $"{item.Id} matches and is not stored after a complete round");
            }
            else if (expected == false && isStored && (_isWhole || item.Current is null))
            {
                report(Offence.Duplicate, $"{item.Id} is {(item.Current is null ? "gone" : "no match")} and still stored after a complete round");
            }
        }

        foreach (var stored in items)
        {
            if (model.Find(stored.Item.ProviderId) is { Current: { } version } item
                && IsSteady(item)
                && stored.Item.Subject != version.Subject
                && ShouldBeKept(item, window) == true)
            {
                report(Offence.Stale, $"{item.Id} is stored as {stored.Item.Subject} and is {version.Subject}");
            }
        }
    }

    // What changed during a round may have been seen before or after, or not at all; the next round tells.
    private bool IsSteady(ModelItem item) => item.UnchangedSince < _roundStart;

    private bool? ShouldBeKept(ModelItem item, TimeWindow window) =>
        ModelVerdict.IsKept(item.Current!, window, world.Crm, _crmPosition, world.Crm.Position);

    private void CheckWasEverKept(StoredItem stored)
    {
        var version = model.Find(stored.Item.ProviderId)?.Versions.FirstOrDefault(version => version.Subject == stored.Item.Subject && !version.IsGone);
        if (version is null)
        {
            report(Offence.RejectedPersisted, $"{stored.Item.ProviderId} is stored and was never listed like that");
            return;
        }

        for (var position = 0; position <= world.Crm.Position; position++)
        {
            if (ModelVerdict.Of(version, new TimeWindow(DateTimeOffset.MinValue, DateTimeOffset.MaxValue), world.Crm, position) == ModelVerdict.Keep)
            {
                return;
            }
        }

        report(Offence.RejectedPersisted, $"{stored.Item.ProviderId} is stored and no rule ever kept it");
    }

    private List<StoredItem> ReadItems()
    {
        var query = new ItemQuery { MailboxId = model.Key.Mailbox.MailboxId, Kind = model.Key.Kind };
        return world.Database.Truth.ReadItemsAsync(ModelWorld.Organisation, query, CancellationToken.None).ToListAsync().AsTask().GetAwaiter().GetResult();
    }
}
