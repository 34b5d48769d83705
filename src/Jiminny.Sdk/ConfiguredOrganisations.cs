using Jiminny.Import.Scheduling;
using Microsoft.Extensions.Options;

namespace Jiminny;

/// <summary>The organisations named in the options.</summary>
internal sealed class ConfiguredOrganisations(IOptionsMonitor<JiminnyOptions> options) : IImportedOrganisations
{
    public ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => new([.. options.CurrentValue.Organisations.Keys]);
}
