namespace Jiminny.Connectors.ProviderServices;

/// <summary>The participants of many items, item after item, in parallel arrays that are used again. Those of the item being read are not committed yet.</summary>
internal sealed class ParticipantTable
{
    private Range[] _addresses = new Range[1024];
    private ParticipantRole[] _roles = new ParticipantRole[1024];
    private JsonText[] _names = new JsonText[1024];
    private int _count;

    public int Committed { get; private set; }

    public int Uncommitted => _count - Committed;

    public ReadOnlySpan<Range> Addresses => _addresses.AsSpan(0, _count);

    public ReadOnlySpan<ParticipantRole> Roles => _roles.AsSpan(0, _count);

    public ref JsonText NameOf(int index) => ref _names[index];

    public void Add(ParticipantRole role, Range address, JsonText name)
    {
        if (_count == _roles.Length)
        {
            Array.Resize(ref _addresses, _count * 2);
            Array.Resize(ref _roles, _count * 2);
            Array.Resize(ref _names, _count * 2);
        }

        _addresses[_count] = address;
        _roles[_count] = role;
        _names[_count++] = name;
    }

    public void RemoveAt(int index)
    {
        var rest = _count - index - 1;
        Array.Copy(_addresses, index + 1, _addresses, index, rest);
        Array.Copy(_roles, index + 1, _roles, index, rest);
        Array.Copy(_names, index + 1, _names, index, rest);
        _count--;
    }

    public void Commit() => Committed = _count;

    public void DropUncommitted() => _count = Committed;

    public void Clear()
    {
        _count = 0;
        Committed = 0;
    }
}
