using System.Collections;
using Jiminny.Crm;
using Jiminny.Matching.Records;

namespace Jiminny.Matching.Overlays;

/// <summary>Which numbers of a directory stand for records that changed.</summary>
internal sealed class ChangedNumbers
{
    private readonly BitArray _people;
    private readonly BitArray _accounts;

    public ChangedNumbers(RecordDirectory directory, IEnumerable<(CrmRecordType Type, string Id)> keys)
    {
        var ids = new ChangedIds(keys);
        _people = new BitArray(directory.Count);
        for (var record = 0u; record < directory.Count; record++)
        {
            if (directory.IsSuperseded(record) || ids.Contains(directory.TypeOf(record), directory.People[record]))
            {
                _people[(int)record] = true;
                People += directory.IsSuperseded(record) ? 0 : 1;
            }
        }

        _accounts = new BitArray(directory.AccountCount);
        for (var account = 0u; account < directory.AccountCount; account++)
        {
            _accounts[(int)account] = ids.Contains(CrmRecordType.Account, directory.Accounts[account]);
        }
    }

    /// <summary>How many contacts and leads changed that the directory knows.</summary>
    public int People { get; }

    public bool IsChanged(uint record) => _people[(int)record];

    public bool IsChangedAccount(uint account) => _accounts[(int)account];
}
