using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>Where scopes are granted. Thread-safe; a host may put its own pages in front of the provider's.</summary>
public interface IConsentLinks
{
    /// <summary>Where a user grants scopes.</summary>
    /// <param name="step">The step they belong to.</param>
    /// <returns>The address.</returns>
    Uri ForUser(ConsentStep step);

    /// <summary>Where an administrator grants scopes for everybody.</summary>
    /// <param name="step">The step they belong to.</param>
    /// <returns>The address, or <see langword="null"/> where the provider has no such page.</returns>
    Uri? ForAdministrator(ConsentStep step);
}
