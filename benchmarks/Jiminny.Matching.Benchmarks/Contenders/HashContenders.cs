using System.Collections.Frozen;
using System.Collections.Immutable;
using Jiminny.Matching.Benchmarks.Data;

namespace Jiminny.Matching.Benchmarks.Contenders;

/// <summary>
/// What one would write without this package: a dictionary by address, and one by domain with a set of freemail domains before it.
/// </summary>
internal sealed class Dictionaries
{
    public Dictionaries(ContactSet set)
    {
        Contacts = new Dictionary<string, int>(set.Contacts.Count, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < set.Contacts.Count; i++)
        {
            Contacts.Add(set.Contacts.GetString(i), i);
        }

        Accounts = new Dictionary<string, int>(set.AccountDomains.Count, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < set.AccountDomains.Count; i++)
        {
            Accounts.TryAdd(set.AccountDomains.GetString(i), i);
        }
    }

    public Dictionary<string, int> Contacts { get; }

    public Dictionary<string, int> Accounts { get; }

    public HashSet<string> Freemail { get; } = new(Names.Freemail, StringComparer.OrdinalIgnoreCase);
}

/// <summary>FrozenDictionary with span look-ups, address and domain: the reference of all ratios.</summary>
internal sealed class FrozenContender(Dictionaries source) : IContender
{
    private readonly FrozenDictionary<string, int> _contacts = source.Contacts.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    private readonly FrozenDictionary<string, int> _accounts = source.Accounts.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    private readonly FrozenSet<string> _freemail = source.Freemail.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public string Path => "reference";

    public bool IsFullMatch => true;

    public void Match(QuerySlice slice, int start, int count, Span<int> results)
    {
        var contacts = _contacts.GetAlternateLookup<ReadOnlySpan<char>>();
        var accounts = _accounts.GetAlternateLookup<ReadOnlySpan<char>>();
        var freemail = _freemail.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < count; i++)
        {
            var address = slice.Utf16.AsSpan(slice.Ranges[start + i]);
            if (contacts.TryGetValue(address, out var contact))
            {
                results[i] = contact;
                continue;
            }

            var domain = address[(address.IndexOf('@') + 1)..];
            results[i] = !freemail.Contains(domain) && accounts.TryGetValue(domain, out var account) ? Result.Account(account) : Result.None;
        }
    }
}

/// <summary>Dictionary with span look-ups, address and domain.</summary>
internal sealed class DictionaryContender(Dictionaries source) : IContender
{
    public string Path => "dictionary";

    public bool IsFullMatch => true;

    public void Match(QuerySlice slice, int start, int count, Span<int> results)
    {
        var contacts = source.Contacts.GetAlternateLookup<ReadOnlySpan<char>>();
        var accounts = source.Accounts.GetAlternateLookup<ReadOnlySpan<char>>();
        var freemail = source.Freemail.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < count; i++)
        {
            var address = slice.Utf16.AsSpan(slice.Ranges[start + i]);
            if (contacts.TryGetValue(address, out var contact))
            {
                results[i] = contact;
                continue;
            }

            var domain = address[(address.IndexOf('@') + 1)..];
            results[i] = !freemail.Contains(domain) && accounts.TryGetValue(domain, out var account) ? Result.Account(account) : Result.None;
        }
    }
}

/// <summary>ImmutableDictionary, by address only; it has no span look-up, so each query is made a string first.</summary>
internal sealed class ImmutableContender(Dictionaries source) : IContender
{
    private readonly ImmutableDictionary<string, int> _contacts = source.Contacts.ToImmutableDictionary(StringComparer.OrdinalIgnoreCase);

    public string Path => "immutable (address only)";

    public bool IsFullMatch => false;

    public void Match(QuerySlice slice, int start, int count, Span<int> results)
    {
        for (var i = 0; i < count; i++)
        {
            results[i] = _contacts.GetValueOrDefault(new string(slice.Utf16.AsSpan(slice.Ranges[start + i])), Result.None);
        }
    }
}

/// <summary>A sorted array and binary search, by address only.</summary>
internal sealed class SortedArrayContender : IContender
{
    private readonly string[] _addresses;
    private readonly int[] _numbers;

    public SortedArrayContender(Dictionaries source)
    {
        _addresses = [.. source.Contacts.Keys];
        _numbers = [.. source.Contacts.Values];
        Array.Sort(_addresses, _numbers, StringComparer.OrdinalIgnoreCase);
    }

    public string Path => "sorted array (address only)";

    public bool IsFullMatch => false;

    public void Match(QuerySlice slice, int start, int count, Span<int> results)
    {
        for (var i = 0; i < count; i++)
        {
            var at = Find(slice.Utf16.AsSpan(slice.Ranges[start + i]));
            results[i] = at < 0 ? Result.None : _numbers[at];
        }
    }

    private int Find(ReadOnlySpan<char> address)
    {
        var (low, high) = (0, _addresses.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = MemoryExtensions.CompareTo(_addresses[middle], address, StringComparison.OrdinalIgnoreCase);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
