namespace Jiminny;

/// <summary>
/// The organisations a host serves, for hosts that know them at start. A host whose organisations come and go implements
/// <see cref="Import.IMailboxDesignation"/> and <see cref="Matching.IMatchingRulesProvider"/> instead and registers them before <c>AddJiminny</c>.
/// </summary>
public sealed class JiminnyOptions
{
    /// <summary>The organisations by the host's own id. Default none.</summary>
    public IDictionary<string, OrganisationOptions> Organisations { get; init; } = new Dictionary<string, OrganisationOptions>(StringComparer.Ordinal);

    /// <summary>Finds or adds an organisation.</summary>
    /// <param name="organisationId">The host's own id.</param>
    /// <returns>Its options, to be filled in.</returns>
    public OrganisationOptions Organisation(string organisationId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        if (!Organisations.TryGetValue(organisationId, out var organisation))
        {
            Organisations[organisationId] = organisation = new OrganisationOptions();
        }

        return organisation;
    }
}
