namespace Jiminny.Connectors.ProviderServices;

/// <summary>A request that can be sent as often as needed, and how its answer is read.</summary>
/// <typeparam name="T">What is asked for.</typeparam>
public abstract class ProviderRequest<T>
    where T : class
{
    /// <summary>The declared call that this is; its scopes are asked for before anything is sent.</summary>
    public abstract ProviderOperation Operation { get; }

    /// <summary>The user's approval, for a call that changes something of theirs. Default none.</summary>
    public virtual UserApproval? Approval => null;

    /// <summary>Whether an answer without a body (status 204) is a success, such as of a deletion. Default <see langword="false"/>.</summary>
    public virtual bool MayBeEmpty => false;

    /// <summary>What it costs in the provider's units. Default 1.</summary>
    public virtual long Units => 1;

    /// <summary>Creates the message, without a token.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>A new message each time.</returns>
    public abstract ValueTask<HttpRequestMessage> CreateAsync(CancellationToken cancellationToken);

    /// <summary>Reads a successful answer from its beginning; nothing of an earlier answer may remain.</summary>
    /// <param name="body">The body as it arrives.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>What was asked for, or why the answer is not it.</returns>
    public abstract ValueTask<SourceAnswer<T>> ReadAsync(Stream body, CancellationToken cancellationToken);
}
