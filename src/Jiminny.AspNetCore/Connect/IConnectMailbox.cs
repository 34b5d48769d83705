using Jiminny.Connectors;
using Microsoft.AspNetCore.Http;

namespace Jiminny.AspNetCore.Connect;

/// <summary>Says whose mailbox the person at the browser may connect. The host implements it over its own sign-in. Thread-safe.</summary>
public interface IConnectMailbox
{
    /// <summary>Finds the mailbox of the person who makes a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The mailbox, or <see langword="null"/> when nobody is signed in or the person has none; the endpoint then answers 403.</returns>
    ValueTask<MailboxKey?> FindAsync(HttpContext context, CancellationToken cancellationToken);
}
