using System.Collections.Frozen;

namespace Jiminny.Matching.Lists;

/// <summary>
/// The lists that ship inside the assembly, each read once when first asked for. Their sources and licences stand in Data/NOTICE.md.
/// </summary>
internal static class EmbeddedLists
{
    private static readonly Lazy<FrozenDictionary<string, AccountDomainRefusal>> LazyRefused = new(ReadRefused);
    private static readonly Lazy<FrozenSet<string>> LazyNotPeople = new(() => ReadSet("not-people.txt").ToFrozenSet(StringComparer.Ordinal));
    private static readonly Lazy<PublicSuffixList> LazySuffixes = new(() => PublicSuffixList.Parse(ReadLines("public_suffix_list.dat")));

    /// <summary>Domains that identify no account, with the reason: freemail, disposable, shared infrastructure.</summary>
    public static FrozenDictionary<string, AccountDomainRefusal> Refused => LazyRefused.Value;

    /// <summary>Patterns of addresses behind which nobody stands.</summary>
    public static FrozenSet<string> NotPeople => LazyNotPeople.Value;

    public static PublicSuffixList PublicSuffixes => LazySuffixes.Value;

    /// <summary>The lines of an embedded file that are not blank.</summary>
    public static IEnumerable<string> ReadLines(string name)
    {
        using var stream = typeof(EmbeddedLists).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The embedded list '{name}' is missing from the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.AsSpan().Trim() is { Length: > 0 } text)
            {
                yield return text.ToString();
            }
        }
    }

    private static IEnumerable<string> ReadSet(string name) => ReadLines(name).Where(line => !line.StartsWith('#'));

    private static FrozenDictionary<string, AccountDomainRefusal> ReadRefused()
    {
        var refused = new Dictionary<string, AccountDomainRefusal>(StringComparer.Ordinal);
        Add("freemail.txt", AccountDomainRefusal.Freemail);
        Add("disposable.txt", AccountDomainRefusal.Disposable);
        Add("shared-infrastructure.txt", AccountDomainRefusal.SharedInfrastructure);
        return refused.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string name, AccountDomainRefusal reason)
        {
            foreach (var domain in ReadSet(name))
            {
                refused.TryAdd(domain, reason);
            }
        }
    }
}
