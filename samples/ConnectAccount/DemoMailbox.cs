using Jiminny.AspNetCore.Connect;
using Jiminny.Connectors;

namespace ConnectAccount;

/// <summary>Everybody who opens the demo is the same person; a real host looks at its own sign-in.</summary>
internal sealed class DemoMailbox : IConnectMailbox
{
    public static MailboxKey Mailbox { get; } = new("demo-organisation", "demo-member");

    public ValueTask<MailboxKey?> FindAsync(HttpContext context, CancellationToken cancellationToken) => ValueTask.FromResult<MailboxKey?>(Mailbox);
}
