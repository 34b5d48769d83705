using System.Diagnostics.CodeAnalysis;

namespace Jiminny.Crm;

/// <summary>
/// One organisation's CRM as a feed of records and their changes. An adapter is created per organisation by <see cref="ICrmAdapterFactory"/>.
/// </summary>
/// <remarks>Implementations are thread-safe. The cursor is the adapter's own; callers store it and hand it back unread.</remarks>
public interface ICrmAdapter
{
    /// <summary>What this CRM is and what it can do.</summary>
    CrmDescriptor Descriptor { get; }

    /// <summary>
    /// Reads one page of contacts, leads, accounts and opportunities.
    /// </summary>
    /// <param name="cursor"><see cref="CrmCursor.Start"/> for everything, or <see cref="CrmPage.Next"/> of an earlier page for what follows.</param>
    /// <param name="cancellationToken">Cancels the read; the cursor given stays valid.</param>
    /// <returns>A <see cref="CrmPage"/>, or the reason why there is none. A record may come more than once; the last one counts.</returns>
    ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken);

    /// <summary>Asks for a capability that not every CRM has, such as a bulk look-up by address.</summary>
    /// <typeparam name="T">The capability's interface.</typeparam>
    /// <param name="capability">The capability, when this adapter has it.</param>
    /// <returns>Whether the adapter has it. Default: whether the adapter itself implements <typeparamref name="T"/>.</returns>
    bool TryGetCapability<T>([NotNullWhen(true)] out T? capability)
        where T : class
    {
        capability = this as T;
        return capability is not null;
    }
}
