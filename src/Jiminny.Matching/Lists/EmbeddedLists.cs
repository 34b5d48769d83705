using System.Collections.Frozen;

namespace Jiminny.Matching.Lists;

/// <summary>The lists that ship inside the assembly, each read once when first asked for. Their sources and licences stand in Data/NOTICE.md.</summary>
internal static class EmbeddedLists
{
    private static readonly Lazy<FrozenSet<string>> LazyFreemail = new(() => ReadSet("freemail.txt"));
    private static readonly Lazy<FrozenSet<string>> LazyDisposable = new(() => ReadSet("disposable.txt"));
    private static readonly Lazy<FrozenSet<string>> LazyShared = new(() => ReadSet("shared-infrastructure.txt"));
    private static readonly Lazy<FrozenSet<string>> LazyNotPeople = new(() => ReadSet("not-people.txt"));
    private static readonly Lazy<PublicSuffixList> LazySuffixes = new(() => PublicSuffixList.Parse(ReadLines("public_suffix_list.dat")));

    public static FrozenSet<string> Freemail => LazyFreemail.Value;

    public static FrozenSet<string> Disposable => LazyDisposable.Value;

    public static FrozenSet<string> SharedInfrastructure => LazyShared.Value;

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

    private static FrozenSet<string> ReadSet(string name) => ReadLines(name).Where(line => !line.StartsWith('#')).ToFrozenSet(StringComparer.Ordinal);
}
