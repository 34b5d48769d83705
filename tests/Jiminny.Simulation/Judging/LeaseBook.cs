using Jiminny.Connectors;
using Jiminny.Import.Storage;

namespace Jiminny.Simulation.Judging;

/// <summary>Who holds which mailbox, kept beside the store and by the database's clock.</summary>
internal sealed class LeaseBook(Action<Offence, string> report)
{
    private readonly Dictionary<MailboxKey, Holding> _holdings = [];

    public void Granted(MailboxLease lease, DateTimeOffset now)
    {
        if (_holdings.TryGetValue(lease.Mailbox, out var held))
        {
            if (held.Owner != lease.Owner && held.Until > now)
            {
                report(Offence.Lease, $"{lease.Mailbox.MailboxId} went to {lease.Owner} while {held.Owner} held it");
            }

            if (lease.Epoch <= held.Epoch)
            {
                report(Offence.Lease, $"{lease.Mailbox.MailboxId} was leased with epoch {lease.Epoch} after {held.Epoch}");
            }
        }

        _holdings[lease.Mailbox] = new Holding(lease.Owner, Math.Max(lease.Epoch, held.Epoch), now + lease.Duration);
    }

    public void Refused(MailboxKey mailbox, DateTimeOffset now)
    {
        if (!_holdings.TryGetValue(mailbox, out var held) || held.Until <= now)
        {
            report(Offence.Lease, $"{mailbox.MailboxId} was refused although nobody held it");
        }
    }

    public void Released(MailboxLease lease)
    {
        if (_holdings.TryGetValue(lease.Mailbox, out var held) && held.Epoch == lease.Epoch)
        {
            _holdings[lease.Mailbox] = held with { Until = DateTimeOffset.MinValue };
        }
    }

    public void Written(MailboxLease lease, DateTimeOffset now)
    {
        if (_holdings.TryGetValue(lease.Mailbox, out var held) && lease.Epoch < held.Epoch)
        {
            report(Offence.Lease, $"{lease.Owner} wrote {lease.Mailbox.MailboxId} with epoch {lease.Epoch} after {held.Owner} had taken it with {held.Epoch}");
        }
        else
        {
            _holdings[lease.Mailbox] = new Holding(lease.Owner, lease.Epoch, now + lease.Duration);
        }
    }

    private readonly record struct Holding(string Owner, long Epoch, DateTimeOffset Until);
}
