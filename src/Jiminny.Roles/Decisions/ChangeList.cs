using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Jiminny.Roles;

/// <summary>A short list of changes that is copied by assignment.</summary>
internal struct ChangeList
{
    private Slots _slots;

    internal int Count { get; private set; }

    internal void Add(Change change) => _slots[Count++] = change;

    internal readonly ImmutableArray<Change> ToImmutable() => ImmutableArray.Create(((ReadOnlySpan<Change>)_slots)[..Count]);

    // State, base role, four grants, questions, policy and CRM access are all there can be.
    [InlineArray(9)]
    private struct Slots
    {
        private Change _first;
    }
}
