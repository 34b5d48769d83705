using Jiminny.Matching.Addresses;
using Jiminny.Matching.Building;
using Jiminny.Matching.Records;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Overlays;

namespace Jiminny.Matching.Snapshots;

/// <summary>Copies the records of a snapshot that did not change into a builder, without asking the CRM again.</summary>
internal sealed unsafe class SnapshotCopier(SnapshotData source, RecordDirectoryBuilder records, AddressIndexBuilder index)
{
    private const uint Dropped = uint.MaxValue;

    private readonly byte[] _text = GC.AllocateArray<byte>(AddressLimits.Scratch + ILookupKernel.Padding, pinned: true);

    public void Copy(PendingChanges changes)
    {
        records.CopyAccounts(source.Directory);
        var changed = new ChangedNumbers(source.Directory, changes.Records.Keys);
        var numbers = CopyRecords(changed);
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
                    if (!changed.IsChangedAccount(account))
                    {
                        AddDomain(domain, account);
                    }
                }
            });
    }

    /// <summary>The new number of each record.</summary>
    private uint[] CopyRecords(ChangedNumbers changed)
    {
        var numbers = new uint[source.Directory.Count];
        for (var record = 0u; record < numbers.Length; record++)
        {
            numbers[record] = changed.IsChanged(record) ? Dropped : records.Copy(source.Directory, record);
        }

        return numbers;
    }

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
