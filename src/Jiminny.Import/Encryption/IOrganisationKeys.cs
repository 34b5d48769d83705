namespace Jiminny.Import.Encryption;

/// <summary>
/// The key of each organisation, from which the marks of erasures and the sealing of texts and cursors derive. Destroying it makes what is sealed unreadable, in
/// backups too when the keys are kept elsewhere. A host may keep keys in a service of its own and register it before the store. Thread-safe.
/// </summary>
public interface IOrganisationKeys
{
    /// <summary>Gets the key of an organisation, making one at first use.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The key as it is now; after <see cref="DestroyAsync"/>, on whatever host, another one.</returns>
    ValueTask<OrganisationKey> GetAsync(string organisationId, CancellationToken cancellationToken);

    /// <summary>Destroys the key of an organisation for good.</summary>
    /// <param name="organisationId">The organisation.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether there was one.</returns>
    ValueTask<bool> DestroyAsync(string organisationId, CancellationToken cancellationToken);
}
