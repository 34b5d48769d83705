using Jiminny.Matching.Addresses;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Lookup;

namespace Jiminny.Matching.Snapshots;

/// <summary>
/// The matcher: indexes, directories and rules that belong together. Immutable until it is released; then it lets go of them and refuses
/// to answer. A look-up
/// that is under way meanwhile ends well, since it holds on to the indexes itself.
/// </summary>
internal sealed class MatcherSnapshot : IMatcher, IDisposable
{
    private readonly AddressLookup _lookup;
    private readonly BatchMatcher _batch;
    private readonly SingleMatcher _single;
    private volatile SnapshotData? _data;

    public MatcherSnapshot(MatchingRules rules, SnapshotData data, long version)
    {
        var rewriter = new AddressRewriter(rules);
        var suspicion = new SuspicionFilter(rules);
        _lookup = new AddressLookup(rules, rewriter);
        _batch = new BatchMatcher(rules, _lookup, suspicion);
        _single = new SingleMatcher(rules, _lookup, suspicion);
        _data = data;
        Rules = rules;
        Version = version;
        Sizes = data.Sizes;
        Refused = data.Refused;
    }

    public SnapshotSizes Sizes { get; }

    /// <summary>Domains of accounts that may not identify them.</summary>
    public IReadOnlyList<RefusedAccountDomain> Refused { get; }

    public MatchingRules Rules { get; }

    public long Version { get; }

    /// <summary>What the snapshot answers from.</summary>
    /// <exception cref="ObjectDisposedException">It was released.</exception>
    public SnapshotData Data =>
        _data ?? throw new ObjectDisposedException(nameof(IMatcher), "The matcher was released with its last lease; acquire another.");

    private ushort Stamp => (ushort)Version;

    public AddressMatch Match(ReadOnlySpan<byte> address) => _single.Match(Data.Layers, address, Stamp);

    public AddressMatch Match(ReadOnlySpan<char> address) => _single.Match(Data.Layers, address, Stamp);

    public void Match(ReadOnlySpan<byte> buffer, ReadOnlySpan<Range> addresses, Span<AddressMatch> matches)
    {
        ThrowIfTooShort(addresses.Length, matches.Length);
        _batch.Match(Data.Layers, buffer, addresses, matches, Stamp);
    }

    public void Match(ReadOnlySpan<char> buffer, ReadOnlySpan<Range> addresses, Span<AddressMatch> matches)
    {
        ThrowIfTooShort(addresses.Length, matches.Length);
        _batch.Match(Data.Layers, buffer, addresses, matches, Stamp);
    }

    public IReadOnlyList<MatchCandidate> FindCandidates(AddressMatch match)
    {
        var candidates = new List<MatchCandidate>();
        new CandidateReader(Data, Rules, Stamp).Read(match, participant: 0, role: 0, candidates);
        return candidates;
    }

    public MatchResult Resolve(ReadOnlySpan<AddressMatch> participants, ReadOnlySpan<byte> roles = default)
    {
        if (!roles.IsEmpty && roles.Length != participants.Length)
        {
            throw new ArgumentException($"There are {participants.Length} participants but {roles.Length} roles; they must be parallel.", nameof(roles));
        }

        return new CandidateReader(Data, Rules, Stamp).Resolve(participants, roles, Version);
    }

    /// <summary>Looks up an address that is normalised and rewritten already.</summary>
    public AddressMatch MatchCanonical(ReadOnlySpan<byte> paddedScratch, CanonicalAddress address) =>
        _lookup.MatchCanonical(Data.Layers, paddedScratch, address, Stamp);

    /// <summary>What the index alone says of a normalised domain.</summary>
    public unsafe AddressMatchKind KindOfDomain(ReadOnlySpan<byte> domain)
    {
        var layers = Data.Layers;
        Span<byte> padded = stackalloc byte[AddressLimits.Total + ILookupKernel.Padding];
        domain.CopyTo(padded);
        fixed (byte* text = padded)
        {
            var kind = layers.FindDomain(text, domain.Length).Kind;
            GC.KeepAlive(layers);
            return kind;
        }
    }

    public void Dispose() => _data = null;

    private static void ThrowIfTooShort(int addresses, int matches)
    {
        if (matches < addresses)
        {
            throw new ArgumentException($"There is room for {matches} matches but there are {addresses} addresses.", nameof(matches));
        }
    }
}
