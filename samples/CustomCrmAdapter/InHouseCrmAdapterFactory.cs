using Jiminny.Crm;

namespace CustomCrmAdapter;

/// <summary>One database file for each organisation.</summary>
public sealed class InHouseCrmAdapterFactory(string directory) : ICrmAdapterFactory
{
    public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken) =>
        new(new InHouseCrmAdapter(Path.Combine(directory, $"{organisationId}.db")));
}
