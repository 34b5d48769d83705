using Jiminny.Connectors;
using Jiminny.Import.Storage;
using Jiminny.Simulation.Processes;

namespace Jiminny.Simulation.Zoo;

/// <summary>Whether a lease is over is judged by the clock of the machine that wants it.</summary>
internal sealed class LeaseByOwnClock : SeededBug
{
    private readonly Dictionary<MailboxKey, (string Owner, DateTimeOffset Until)> _leases = [];

    protected override async ValueTask<object?> OnAcquireAsync(StoreCall call)
    {
        var mailbox = (MailboxKey)call.Arguments[0]!;
        var owner = (string)call.Arguments[1]!;
        var now = call.Process.Clock.GetUtcNow();
        var answer = await call.Next(call.Arguments).ConfigureAwait(false);
        if (answer is null && _leases.TryGetValue(mailbox, out var held) && held.Until < now)
        {
            // The store knows better; the bug takes the holder's name to be let in.
            answer = (MailboxLease?)await call.Next([mailbox, held.Owner, .. call.Arguments.Skip(2)]).ConfigureAwait(false) is { } taken ? taken with { Owner = owner } : null;
        }

        if (answer is MailboxLease lease)
        {
            _leases[mailbox] = (owner, now + lease.Duration);
        }

        return answer;
    }

    protected override async ValueTask<object?> OnCommitAsync(StoreCall call, MailboxLease lease, PageCommit commit)
    {
        var answer = await call.Next(call.Arguments).ConfigureAwait(false);
        if (answer is not null)
        {
            _leases[lease.Mailbox] = (lease.Owner, call.Process.Clock.GetUtcNow() + lease.Duration);
        }

        return answer;
    }
}

/// <summary>Whoever ends gives the mailbox back, also when it has long been somebody else's.</summary>
internal sealed class ReleasesForeignLease : SeededBug
{
    private readonly Dictionary<MailboxKey, long> _epochs = [];

    protected override async ValueTask<object?> OnAcquireAsync(StoreCall call)
    {
        var lease = (MailboxLease?)await call.Next(call.Arguments).ConfigureAwait(false);
        if (lease is not null)
        {
            _epochs[lease.Mailbox] = lease.Epoch;
        }

        return lease;
    }

    protected override ValueTask<object?> OnReleaseAsync(StoreCall call, MailboxLease lease) =>
        call.Next([lease with { Epoch = _epochs[lease.Mailbox] }, .. call.Arguments.Skip(1)]);
}

/// <summary>All processes go by one name, so that each may take over from every other at once.</summary>
internal sealed class OneNameForAll : SeededBug
{
    protected override async ValueTask<object?> OnAcquireAsync(StoreCall call) =>
        (MailboxLease?)await call.Next([call.Arguments[0], "importer", .. call.Arguments.Skip(2)]).ConfigureAwait(false) is { } lease
            ? lease with { Owner = (string)call.Arguments[1]! }
            : null;
}
