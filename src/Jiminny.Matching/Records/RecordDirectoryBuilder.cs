using System.Collections;
using System.Text;
using Jiminny.Crm;

namespace Jiminny.Matching.Records;

/// <summary>Collects records for a directory. A record that comes again supersedes the one before. Not thread-safe.</summary>
internal sealed class RecordDirectoryBuilder
{
    private readonly IdPoolBuilder _people = new();
    private readonly IdPoolBuilder _accounts = new();
    private readonly IdTable _contactTable;
    private readonly IdTable _leadTable;
    private readonly IdTable _accountTable;
    private readonly List<uint> _facts = [];
    private readonly List<uint> _generations = [];
    private readonly HashSet<uint> _superseded = [];

    public RecordDirectoryBuilder()
    {
        _contactTable = new IdTable(_people);
        _leadTable = new IdTable(_people);
        _accountTable = new IdTable(_accounts);
    }

    public int Count => _people.Count;

    public int AccountCount => _accounts.Count;

    /// <summary>Records that count, without those superseded.</summary>
    public int LiveCount => Count - _superseded.Count;

    /// <summary>Adds a contact or lead under a new number.</summary>
    public uint Add(CrmRecordType type, string id, string? accountId)
    {
        var account = accountId is null ? RecordDirectory.NoAccount : AddAccount(accountId);
        var record = _people.Add(id);
        _facts.Add(account | (type == CrmRecordType.Lead ? RecordDirectory.LeadBit : 0));
        TableOf(type).Set(record);
        return record;
    }

    /// <summary>Takes the place of the record of that id, when there is one.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Supersede(CrmRecordType type, string id) =>
        TableOf(type).TryGet(Encoding.UTF8.GetBytes(id), out var record) && _superseded.Add(record);

    /// <summary>The number of an account, which may be known by its contacts only.</summary>
    public uint AddAccount(string id)
    {
        var account = _accountTable.GetOrAdd(id);
        while (_generations.Count <= account)
        {
            _generations.Add(0);
        }

        return account;
    }

    /// <summary>Makes all that was said of an account's domains so far void.</summary>
    /// <returns>The account's generation from now on.</returns>
    public uint NextGeneration(uint account) => ++_generations[(int)account];

    public uint GenerationOf(uint account) => _generations[(int)account];

    public bool IsSuperseded(uint record) => _superseded.Count > 0 && _superseded.Contains(record);

    /// <summary>Copies another directory's accounts, under the same numbers; only into an empty builder.</summary>
    public void CopyAccounts(RecordDirectory source)
    {
        for (var account = 0u; account < source.AccountCount; account++)
        {
            _accountTable.Set(_accounts.Add(source.Accounts[account]));
            _generations.Add(0);
        }
    }

    /// <summary>Copies a record without entering it into the tables: nobody will ask for it by id.</summary>
    public uint Copy(RecordDirectory source, uint record)
    {
        _facts.Add(source.AccountOf(record) | (source.TypeOf(record) == CrmRecordType.Lead ? RecordDirectory.LeadBit : 0));
        return _people.Add(source.People[record]);
    }

    public RecordDirectory Build()
    {
        BitArray? superseded = null;
        if (_superseded.Count > 0)
        {
            superseded = new BitArray(Count);
            foreach (var record in _superseded)
            {
                superseded[(int)record] = true;
            }
        }

        return new RecordDirectory(_people.Build(), [.. _facts], _accounts.Build(), superseded);
    }

    private IdTable TableOf(CrmRecordType type) => type == CrmRecordType.Lead ? _leadTable : _contactTable;
}
