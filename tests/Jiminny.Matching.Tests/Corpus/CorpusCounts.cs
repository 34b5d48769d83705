using System.Text.Json;

namespace Jiminny.Matching.Tests.Corpus;

/// <summary>What becomes of the messages of a mailbox, or of all.</summary>
internal sealed record CorpusCounts
{
    public int KeptExactOnly { get; set; }

    public int KeptExactOrDomain { get; set; }

    public int DiscardedInternalOnly { get; set; }

    public int DiscardedUnmatched { get; set; }

    public static CorpusCounts Read(JsonElement element) => new()
    {
        KeptExactOnly = element.GetProperty("keptExactOnly").GetInt32(),
        KeptExactOrDomain = element.GetProperty("keptExactOrDomain").GetInt32(),
        DiscardedInternalOnly = element.GetProperty("discardedInternalOnly").GetInt32(),
        DiscardedUnmatched = element.GetProperty("discardedUnmatched").GetInt32(),
    };

    public void Count(ReadOnlySpan<AddressMatch> matches)
    {
        bool exact = false, domain = false, outside = false;
        foreach (var match in matches)
        {
            exact |= match.Kind == AddressMatchKind.Exact;
            domain |= match.Kind == AddressMatchKind.Domain;
            outside |= match.Kind != AddressMatchKind.Internal;
        }

        KeptExactOnly += exact ? 1 : 0;
        KeptExactOrDomain += exact || domain ? 1 : 0;
        DiscardedInternalOnly += outside ? 0 : 1;
        DiscardedUnmatched += outside && !exact && !domain ? 1 : 0;
    }
}
