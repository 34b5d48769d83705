using System.Collections.Concurrent;
using Jiminny.Connectors.Microsoft.Transport;
using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Mail;

/// <summary>
/// Who owns a mailbox and which of its folders are read, remembered for a while, so that reading single messages does not ask for it each time. Thread-safe.
/// </summary>
internal sealed class MailboxMaps(ConnectorTransport transport, GraphRequests requests, TimeProvider time)
{
    private const int Most = 1000;

    private static readonly TimeSpan Lasting = TimeSpan.FromMinutes(15);

    private readonly MailRound _round = new(transport, requests);
    private readonly ConcurrentDictionary<MailboxKey, (MailState State, DateTimeOffset Until)> _known = new();

    public async ValueTask<SourceAnswer<MailState>> FindAsync(MailboxSession session, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue(session.Mailbox.Key, out var known) && known.Until > now)
            return known.State;

        var answer = await _round.BeginAsync(session, cancellationToken).ConfigureAwait(false);
        if (answer.Value is not { } state)
            return answer;

        if (_known.Count >= Most)
            _known.Clear();

        _known[session.Mailbox.Key] = (state, now + Lasting);
        return answer;
    }
}
