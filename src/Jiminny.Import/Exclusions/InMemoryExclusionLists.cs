using System.Collections.Concurrent;

namespace Jiminny.Import.Exclusions;

/// <summary>Keeps exclusion lists in this process' memory.</summary>
internal sealed class InMemoryExclusionLists : IExclusionLists
{
    private readonly ConcurrentDictionary<string, ExclusionList> _organisations = new(StringComparer.Ordinal);

    public ValueTask AddAsync(string organisationId, IReadOnlyCollection<Exclusion> exclusions, CancellationToken cancellationToken) =>
        Change(organisationId, entries => entries.Union(exclusions));

    public ValueTask RemoveAsync(string organisationId, IReadOnlyCollection<Exclusion> exclusions, CancellationToken cancellationToken) =>
        Change(organisationId, entries => entries.Except(exclusions));

    public ValueTask<ExclusionList> ReadAsync(string organisationId, CancellationToken cancellationToken) =>
        new(_organisations.GetValueOrDefault(organisationId) ?? ExclusionList.Empty);

    private ValueTask Change(string organisationId, Func<IEnumerable<Exclusion>, IEnumerable<Exclusion>> change)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(organisationId);
        _organisations.AddOrUpdate(organisationId, _ => Changed(ExclusionList.Empty), (_, list) => Changed(list));
        return ValueTask.CompletedTask;

        ExclusionList Changed(ExclusionList list)
        {
            IReadOnlyList<Exclusion> entries = [.. change(list.Entries)];
            return entries.Count == list.Entries.Count ? list : new ExclusionList(list.Version + 1, entries);
        }
    }
}
