using Jiminny.Crm;
using Jiminny.Matching.Indexing;
using Jiminny.Matching.Indexing.Kernels;
using Jiminny.Matching.Tests.Differential;

namespace Jiminny.Matching.Tests.Safety;

/// <summary>Outsiders choose addresses; they may not choose where these land.</summary>
public sealed class FloodingTests
{
    [Theory]
    [InlineData(nameof(KernelKind.Portable))]
    [InlineData(nameof(KernelKind.Avx2))]
    [InlineData(nameof(KernelKind.Avx512))]
    public void Addresses_that_differ_by_a_pattern_spread_evenly(string kernelName)
    {
        var kernel = Enum.Parse<KernelKind>(kernelName);
        if (!KernelSupport.IsSupported(kernel))
        {
            Assert.Skip("This processor has no such instructions.");
        }

        // Two independent positions, 16 bytes apart, with all values: what a hash that only adds up blocks folds onto a few.
        var local = new string('a', 40).ToCharArray();
        var addresses = new List<string>();
        for (var i = 0; i < 36 * 36; i++)
        {
            local[3] = "abcdefghijklmnopqrstuvwxyz0123456789"[i % 36];
            local[19] = "abcdefghijklmnopqrstuvwxyz0123456789"[i / 36];
            addresses.Add($"{new string(local)}@victim.example");
            addresses.Add($"x@{new string(local)}.example");
        }

        var matcher = MatcherBuild.Build(addresses.Select((address, i) => new Lead($"L{i}") { Addresses = [address] }), MatchingRules.Default, kernel);

        Assert.InRange(matcher.Data.Layers.Base.Counts.LargestBlock, 10, 40);
        Assert.All(addresses, address => Assert.Equal(AddressMatchKind.Exact, matcher.Match(address).Kind));
    }

    [Fact]
    public void Addresses_that_collide_in_a_frozen_dictionary_spread_evenly()
    {
        var addresses = FrozenCollisions.Make().ToList();
        var matcher = MatcherBuild.Build(addresses.Select((address, i) => new Lead($"L{i}") { Addresses = [address] }), MatchingRules.Default);

        Assert.Equal(FrozenCollisions.Count, addresses.Distinct().Count());
        Assert.InRange(matcher.Data.Layers.Base.Counts.LargestBlock, 10, 40);
        Assert.All(addresses, address => Assert.Equal(AddressMatchKind.Exact, matcher.Match(address).Kind));
    }

    [Fact]
    public void A_key_that_does_not_spread_is_replaced()
    {
        // With this part of the key zero, the portable hash of everything is zero.
        var weak = HashKey.CreateRandom();
        weak.K5 = 0;
        var keys = new Queue<HashKey>([weak, weak, HashKey.CreateRandom()]);
        var records = Enumerable.Range(0, 500).Select(i => new Lead($"L{i}") { Addresses = [$"p{i}@x.example", $"p@d{i}.example"] }).ToList();
        var matcher = MatcherBuild.Build(records, MatchingRules.Default, KernelKind.Portable, keys.Dequeue);

        Assert.Empty(keys);
        Assert.InRange(matcher.Data.Layers.Base.Counts.LargestBlock, 1, ContactBlock.MaxCount);
        Assert.All(records.SelectMany(record => record.Addresses), address => Assert.Equal(AddressMatchKind.Exact, matcher.Match(address).Kind));
    }

    [Fact]
    public void One_address_of_ten_thousand_records_is_one_address()
    {
        var records = Enumerable.Range(0, 10_000).Select(i => new Lead($"L{i:D5}") { Addresses = ["info@x.example"] });
        var matcher = MatcherBuild.Build(records, MatchingRules.Default);

        Assert.Equal(1, matcher.Sizes.Addresses);
        Assert.Equal(10_000, matcher.Resolve([matcher.Match("info@x.example")]).CandidateCount);
    }
}
