using Jiminny.Import.Filtering;
using Jiminny.Import.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Import.Runs;

/// <summary>What all runs of this process share.</summary>
internal sealed class RunServices(
    IImportStore store,
    RunStores stores,
    CrmWatch crm,
    FilterRules rules,
    IOptions<ImportOptions> options,
    TimeProvider time,
    ImportTelemetry telemetry,
    ILogger<Importer> logger)
{
    public IImportStore Store => store;

    public ICrmNewsStore News => stores.News;

    public CrmWatch Crm => crm;

    public FilterRules Rules => rules;

    public ImportOptions Options { get; } = options.Value;

    public TimeProvider Time => time;

    public ImportTelemetry Telemetry => telemetry;

    public ILogger Logger => logger;
}
