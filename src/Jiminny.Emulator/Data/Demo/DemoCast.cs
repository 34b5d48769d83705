namespace Jiminny.Emulator;

/// <summary>Who takes part in one item, and why it was made. The outsiders alone give it its meaning; insiders only keep them company.</summary>
internal sealed record DemoCast(Purpose Purpose, EmulatedAddress? Outsider, IReadOnlyList<EmulatedAddress> Others)
{
    private static readonly (Purpose Purpose, int Weight)[] Mix =
    [
        (Purpose.InternalOnly, 400), (Purpose.Newsletter, 140), (Purpose.Stranger, 225), (Purpose.FreemailStranger, 55), (Purpose.Nobody, 15),
        (Purpose.CustomerContact, 100), (Purpose.CustomerDomainOnly, 45), (Purpose.FreemailContact, 20),
    ];

    private static readonly int[] Weights = [.. Mix.Select(m => m.Weight)];

    public bool Matches => Purpose is Purpose.CustomerContact or Purpose.CustomerDomainOnly or Purpose.FreemailContact;

    public static Purpose DrawPurpose(DemoRandom random) => Mix[random.Weighted(Weights)].Purpose;

    /// <summary>Casts an item. Everybody cast carries the item's canary, but for CRM people, whose addresses must stay exact: a colleague's plus address carries it then.</summary>
    public static DemoCast Create(Purpose purpose, ulong mark, DemoRandom random, DemoStaff staff, DemoCrm crm)
    {
        var colleague = Tagged(random.Pick(staff.Colleagues), mark);
        var (first, last) = (random.Pick(DemoNames.First), random.Pick(DemoNames.Last));
        return purpose switch
        {
            Purpose.InternalOnly => new DemoCast(purpose, null, [colleague, .. More(random, staff)]),
            Purpose.CustomerContact => new DemoCast(purpose, Named(random.Pick(crm.Business), mark), [colleague]),
            Purpose.FreemailContact => new DemoCast(purpose, Named(random.Pick(crm.Freemail), mark), [colleague]),
            Purpose.CustomerDomainOnly => new DemoCast(purpose, Outside(first, last, random.Pick(crm.AccountDomains), mark), [.. More(random, staff)]),
            Purpose.FreemailStranger => new DemoCast(purpose, Outside($"demo.{first}", last, random.Pick(DemoNames.Freemail), mark), []),
            Purpose.Newsletter => new DemoCast(purpose, new EmulatedAddress($"news+{ItemCanaries.InAddress(mark)}@letters-{last.ToLowerInvariant()}.example", $"The {last} letter {ItemCanaries.InName(mark)}"), []),
            Purpose.Nobody => new DemoCast(purpose, null, []),
            _ => new DemoCast(Purpose.Stranger, Outside(first, last, $"{random.Pick(DemoNames.Last).ToLowerInvariant()}-partners.example", mark), [.. More(random, staff)]),
        };
    }

    public static EmulatedAddress Outside(string first, string last, string domain, ulong mark) =>
        new($"{first}.{last}+{ItemCanaries.InAddress(mark)}@{domain}".ToLowerInvariant(), $"{first} {last} {ItemCanaries.InName(mark)}");

    /// <summary>The same mailbox under a plus address that carries the canary.</summary>
    public static EmulatedAddress Tagged(EmulatedAddress who, ulong mark)
    {
        var at = who.Address!.IndexOf('@', StringComparison.Ordinal);
        return new EmulatedAddress($"{who.Address[..at]}+{ItemCanaries.InAddress(mark)}{who.Address[at..]}", $"{who.Name} {ItemCanaries.InName(mark)}");
    }

    /// <summary>The same address under a name that carries the canary.</summary>
    private static EmulatedAddress Named(EmulatedAddress who, ulong mark) => new(who.Address, $"{who.Name} {ItemCanaries.InName(mark)}");

    private static IEnumerable<EmulatedAddress> More(DemoRandom random, DemoStaff staff)
    {
        for (var i = random.Below(4); i > 0; i--)
            yield return random.Pick(staff.Colleagues);
    }
}
