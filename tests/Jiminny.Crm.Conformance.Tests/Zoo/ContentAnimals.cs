using Jiminny.Crm.Conformance.Tests.Memory;

namespace Jiminny.Crm.Conformance.Tests.Zoo;

/// <summary>Knows only the first address of a person.</summary>
public sealed class KnowsOneAddress : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter);

    private sealed class Adapter(ICrmAdapter inner) : BrokenAdapter(inner)
    {
        protected override CrmPage Spoil(CrmPage page, CrmCursor cursor) => With(page, page.Changes.Select(change =>
            change.Record is Contact contact ? CrmChange.Upsert(contact with { Addresses = [.. contact.Addresses.Take(1)] }) : change));
    }
}

/// <summary>Drops addresses that a strict parser does not like.</summary>
public sealed class IsStrictAboutAddresses : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter);

    private sealed class Adapter(ICrmAdapter inner) : BrokenAdapter(inner)
    {
        protected override CrmPage Spoil(CrmPage page, CrmCursor cursor) => With(page, page.Changes.Select(change =>
            change.Record is Contact contact
                ? CrmChange.Upsert(contact with { Addresses = [.. contact.Addresses.Where(address => !address.Contains("..", StringComparison.Ordinal))] })
                : change));
    }
}

/// <summary>Keeps one record for each address.</summary>
public sealed class DropsDuplicates : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter);

    private sealed class Adapter(ICrmAdapter inner) : BrokenAdapter(inner)
    {
        protected override CrmPage Spoil(CrmPage page, CrmCursor cursor) => With(page, page.Changes.DistinctBy(change =>
            change.Record is Contact { Addresses: [var address, ..] } ? address.ToUpperInvariant() : change.ToString()));
    }
}

/// <summary>Passes websites on instead of domains.</summary>
public sealed class TakesWebsitesForDomains : MemoryFixture
{
    private readonly Dictionary<string, string> _typed = [];

    public override async ValueTask<string> CreateAsync(CrmRecord draft)
    {
        var id = await base.CreateAsync(draft);
        if (draft is Account { Domains: [var typed, ..] })
            _typed[id] = typed;
        return id;
    }

    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter, _typed);

    private sealed class Adapter(ICrmAdapter inner, Dictionary<string, string> typed) : BrokenAdapter(inner)
    {
        protected override CrmPage Spoil(CrmPage page, CrmCursor cursor) => With(page, page.Changes.Select(change =>
            change.Record is Account account && typed.TryGetValue(account.Id, out var website)
                ? CrmChange.Upsert(account with { Domains = [website] })
                : change));
    }
}

/// <summary>Stops at a record it does not like.</summary>
public sealed class ThrowsOnOddWebsites : MemoryFixture
{
    private readonly HashSet<string> _odd = [];

    public override async ValueTask<string> CreateAsync(CrmRecord draft)
    {
        var id = await base.CreateAsync(draft);
        if (draft is Account { Domains: [var typed, ..] } && !WebsiteDomain.TryParse(typed, out _))
            _odd.Add(id);
        return id;
    }

    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter, _odd);

    private sealed class Adapter(ICrmAdapter inner, HashSet<string> odd) : BrokenAdapter(inner)
    {
        protected override CrmPage Spoil(CrmPage page, CrmCursor cursor) =>
            page.Changes.Any(change => odd.Contains(change.Id)) ? throw new UriFormatException("The website is not valid.") : page;
    }
}
