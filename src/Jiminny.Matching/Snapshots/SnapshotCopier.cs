using Jiminny.Crm;
using Jiminny.Matching.Addresses;
using Jiminny.Matching.Building;
using Jiminny.Matching.Records;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;

namespace Jiminny.Matching.Snapshots;

/// <summary>Copies the records of a snapshot that did not change into a builder, without asking the CRM again.</summary>
internal sealed unsafe class SnapshotCopier(SnapshotData source, RecordDirectoryBuilder records, AddressIndexBuilder index)
{
    private const uint Dropped = uint.MaxValue;

    private readonly byte[] _text = GC.AllocateArray<byte>(AddressLimits.Scratch + ILookupKernel.Padding, pinned: true);

    public void Copy(IReadOnlyDictionary<(CrmRecordType Type, string Id), CrmRecord?> changed)
    {
        records.CopyAccounts(source.Directory);
        var numbers = CopyRecords(changed);
        var changedAccounts = FindAccounts(changed);
        new IndexReader(source.Layers.Base).Read(
            (local, domain, people) =>
            {
                foreach (var person in people)
                {
                    if (numbers[person] != Dropped)
                    {
                        AddContact(local, domain, numbers[person]);
                    }
                }
            },
            (domain, accounts) =>
            {
                foreach (var account in accounts)
                {
                    if (!changedAccounts.Contains(account))
                    {
                        AddDomain(domain, account);
                    }
                }
            });
    }

    /// <summary>The new number of each record.</summary>
    private uint[] CopyRecords(IReadOnlyDictionary<(CrmRecordType Type, string Id), CrmRecord?> changed)
    {
        var directory = source.Directory;
        var changedIds = new ChangedIds(changed.Keys);
        var numbers = new uint[directory.Count];
        for (var record = 0u; record < numbers.Length; record++)
        {
            var isKept = !directory.IsSuperseded(record) && !changedIds.Contains(directory.TypeOf(record), directory.People[record]);
            numbers[record] = isKept ? records.Copy(directory, record) : Dropped;
        }

        return numbers;
    }

    private HashSet<uint> FindAccounts(IReadOnlyDictionary<(CrmRecordType Type, string Id), CrmRecord?> changed) =>
        [.. changed.Keys.Where(key => key.Type == CrmRecordType.Account).Select(key => records.AddAccount(key.Id))];

    private void AddContact(ReadOnlySpan<byte> local, ReadOnlySpan<byte> domain, uint record)
    {
        local.CopyTo(_text);
        domain.CopyTo(_text.AsSpan(local.Length));
        fixed (byte* text = _text)
        {
            index.AddContact(text, local.Length, domain.Length, record);
        }
    }

    private void AddDomain(ReadOnlySpan<byte> domain, uint account)
    {
        domain.CopyTo(_text);
        fixed (byte* text = _text)
        {
            index.AddDomain(text, domain.Length, account, generation: 0);
        }
    }
}
