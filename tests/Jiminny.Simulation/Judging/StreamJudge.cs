using Jiminny.Connectors;
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

    public bool IsComplete { get; private set; }

    public void Committed(PageCommit commit, StreamState state, DeliveredPage page)
    {
        if (commit.Generation != _generation || IsComplete)
        {
            (_generation, _account, _roundStart, _crmPosition) = (commit.Generation, new Account(), page.RoundStart, page.CrmPosition);
        }

        _crmPosition = Math.Min(_crmPosition, page.CrmPosition);
        _account.Add(page);
        IsComplete = state.Receipt.IsComplete;
        if (_account.DifferenceTo(state.Receipt) is { Length: > 0 } difference)
        {
            report(Offence.Receipt, $"{Name}: {difference}");
        }

        CheckStored(state.Receipt.Window);
    }

    /// <summary>At the very end: the store holds what the provider has, no more and no less.</summary>
    public void CheckEnd(TimeWindow window)
    {
        _roundStart = int.MaxValue;
        _crmPosition = world.Crm.Position;
        IsComplete = true;
        CheckStored(window);
    }

    private string Name => $"{model.Key.Mailbox.MailboxId} {model.Key.Kind}";

    private void CheckStored(TimeWindow window)
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
        if (IsComplete)
        {
            CheckRound(items, window);
        }
    }

    private void CheckRound(List<StoredItem> items, TimeWindow window)
    {
        foreach (var item in model.Items.Where(IsSteady))
        {
            var isStored = _stored.Contains(item.Id);
            var expected = item.Current is null ? false : ShouldBeKept(item, window);
            if (expected == true && !isStored)
            {
                report(Offence.Lost, $"{item.Id} matches and is not stored after a complete round");
            }
            else if (expected == false && isStored)
            {
                report(Offence.Duplicate, $"{item.Id} is {(item.Current is null ? "gone" : "no match")} and still stored after a complete round");
            }
        }

        foreach (var stored in items)
        {
            if (model.Find(stored.Item.ProviderId) is { Current: { } version } item && IsSteady(item) && stored.Item.Subject != version.Subject)
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
