using Jiminny.Matching.Indexing;

namespace Jiminny.Matching.Building;

/// <summary>Numbers the lists of several records.</summary>
internal sealed class ValueListsBuilder(uint single, Comparison<uint> order)
{
    private readonly List<uint> _ends = [];
    private readonly List<uint> _values = [];

    /// <summary>The value of a set of records, which is sorted and freed of repetitions on the way.</summary>
    public uint Add(List<uint> values)
    {
        values.Sort(order);
        var distinct = 1;
        for (var i = 1; i < values.Count; i++)
        {
            if (order(values[i], values[distinct - 1]) != 0)
            {
                values[distinct++] = values[i];
            }
        }

        if (distinct == 1)
        {
            return values[0];
        }

        _values.AddRange(values[..distinct]);
        _ends.Add((uint)_values.Count);
        return single + (uint)(_ends.Count - 1);
    }

    public ValueLists Build() => new(single, [.. _ends], [.. _values]);
}
