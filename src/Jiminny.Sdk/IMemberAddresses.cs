namespace Jiminny;

/// <summary>
/// Knows the e-mail addresses of members, which roles do not hold. Implemented by the host; needed only to write activities in a member's own name. Thread-safe.
/// </summary>
public interface IMemberAddresses
{
    /// <summary>Finds a member's address.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="memberId">The member.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    /// <returns>The address, or <see langword="null"/> when there is none.</returns>
    ValueTask<string?> FindAsync(string organisationId, string memberId, CancellationToken cancellationToken);
}
