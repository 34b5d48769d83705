using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Jiminny.Crm.Csv;

internal sealed class CsvCrmAdapterFactory(IOptions<CsvCrmOptions> options) : ICrmAdapterFactory
{
    private readonly ConcurrentDictionary<string, CsvCrmAdapter> _adapters = new(StringComparer.Ordinal);

    public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        cancellationToken.ThrowIfCancellationRequested();
        return new(_adapters.GetOrAdd(organisationId, Create));
    }

    private CsvCrmAdapter Create(string organisationId)
    {
        var settings = options.Value;
        if (!settings.Organisations.TryGetValue(organisationId, out var files))
            files = settings.FindFiles?.Invoke(organisationId);
        if (files is null)
        {
            throw new InvalidOperationException(
                $"No CSV files are known for the organisation '{organisationId}'. "
                + "Add it to CsvCrmOptions.Organisations or let CsvCrmOptions.FindFiles find it.");
        }

        var inOrder = files.InReadingOrder().ToArray();
        foreach (var file in inOrder)
            CsvFileReader.RequireExists(file.Path);
        return new CsvCrmAdapter(inOrder, settings.PageSize);
    }
}
