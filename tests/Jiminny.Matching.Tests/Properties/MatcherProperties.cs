using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Jiminny.Crm;
using Jiminny.Matching.Addresses;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Tests.Differential;

namespace Jiminny.Matching.Tests.Properties;

public sealed class MatcherProperties
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(150);

    [Fact]
    public void The_order_in_which_the_CRM_is_read_changes_nothing() =>
        Prop.ForAll(
            Gen.Choose(0, 100_000).ToArbitrary(),
            seed =>
            {
                var space = new AddressSpace(seed, 60);
                var shuffled = space.Records.ToArray();
                new Random(seed).Shuffle(shuffled);
                var first = MatcherBuild.Build(space.Records, MatchingRules.Default);
                var second = MatcherBuild.Build(shuffled, MatchingRules.Default);
                return Enumerable.Range(0, 100).Select(_ => space.NextQuery()).All(query =>
                    first.Match(query).Kind == second.Match(query).Kind
                        && MatcherBuild.Describe(first, first.Match(query)).SequenceEqual(MatcherBuild.Describe(second, second.Match(query))));
            }).Check(Config.WithMaxTest(40));

    [Fact]
    public void A_removed_record_never_matches() =>
        Prop.ForAll(
            Gen.Choose(0, 100_000).ToArbitrary(),
            seed =>
            {
                var space = new AddressSpace(seed, 60);
                var removed = space.Records[new Random(seed).Next(space.Records.Count)];
                using var builder = new Snapshots.SnapshotBuilder(MatchingRules.Default, KernelSupport.Best, HashKey.CreateRandom, new(), new(null));
                foreach (var record in space.Records)
                {
                    builder.Apply(CrmChange.Upsert(record));
                }

                builder.Apply(CrmChange.Delete(removed.Type, removed.Id));
                var matcher = new Snapshots.MatcherSnapshot(MatchingRules.Default, builder.Build(), version: 1);
                var addresses = removed switch
                {
                    Contact contact => contact.Addresses,
                    Lead lead => lead.Addresses,
                    Account account => account.Domains.Select(domain => $"zoe@{domain}"),
                    _ => [],
                };
                return addresses.All(address => matcher.FindCandidates(matcher.Match(address)).All(candidate => (candidate.Type, candidate.Id) != (removed.Type, removed.Id)));
            }).Check(Config);

    [Fact]
    public void Normalising_twice_is_normalising_once() =>
        Prop.ForAll(
            Texts().ToArbitrary(),
            text =>
            {
                var once = Normalise(Encoding.UTF8.GetBytes($"{text}@b\u00FCcher.example"));
                return once is null || once.AsSpan().SequenceEqual(Normalise(once));
            }).Check(Config.WithMaxTest(5_000));

    [Fact]
    public void Random_bytes_never_crash_and_all_paths_agree()
    {
        var space = new AddressSpace(1, 500);
        var matchers = Enum.GetValues<KernelKind>().Where(KernelSupport.IsSupported)
            .Select(kernel => MatcherBuild.Build(space.Records, MatchingRules.Default, kernel)).ToList();
        Prop.ForAll(
            ArbMap.Default.GeneratorFor<byte[]>().Select(bytes => bytes ?? []).ToArbitrary(),
            bytes =>
            {
                byte[] text = [.. bytes, .. "@"u8, .. bytes];
                var expected = matchers[0].Match(text);
                return matchers.All(matcher =>
                {
                    var batch = new AddressMatch[1];
                    matcher.Match(text, [new Range(0, text.Length)], batch);
                    return matcher.Match(text).Kind == expected.Kind && batch[0].Kind == expected.Kind;
                });
            }).Check(Config.WithMaxTest(5_000));
    }

    private static Gen<string> Texts() =>
        Gen.Elements("a", "A", ".", "+", "\u0301", "\u0323", "e", "H", "\u0331", "\u212B", "\u1E9B", "\uAC00", "\u1100", "\u1161", "\u11A8", "\u00C5", "\u0344", "\u03D3", "\uD834\uDD5E")
            .ListOf()
            .Select(parts => string.Concat(parts.Take(15)));

    private static byte[]? Normalise(byte[] text)
    {
        Span<byte> scratch = stackalloc byte[AddressLimits.Scratch];
        return AddressCanonicaliser.TryCanonicalise(text, scratch, out var address)
            ? [.. address.Local(scratch), (byte)'@', .. address.Domain(scratch)]
            : null;
    }
}
