using Jiminny.Crm.Conformance.Tests.Memory;

namespace Jiminny.Crm.Conformance.Tests.Zoo;

/// <summary>Skips the first record of every page but the first.</summary>
public sealed class SkipsAtPageBreaks : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter);

    private sealed class Adapter(ICrmAdapter inner) : BrokenAdapter(inner)
    {
        protected override CrmPage Spoil(CrmPage page, CrmCursor cursor) => cursor.IsStart ? page : With(page, page.Changes.Skip(1));
    }
}

/// <summary>Announces smaller pages than it gives.</summary>
public sealed class OverfillsPages : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter);

    private sealed class Adapter(ICrmAdapter inner) : BrokenAdapter(inner)
    {
        public override CrmDescriptor Descriptor { get; } = inner.Descriptor with { MaxPageSize = MemoryAdapter.PageSize - 1 };
    }
}

/// <summary>Counts places from the start, so that they shift when a record goes.</summary>
public sealed class PagesByOffset : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter, Crm);

    private sealed class Adapter(ICrmAdapter inner, MemoryCrm crm) : BrokenAdapter(inner)
    {
        public override async ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken)
        {
            if (!cursor.IsStart && !cursor.Value!.StartsWith("skip:", StringComparison.Ordinal))
                return await Inner.ReadPageAsync(cursor, cancellationToken);

            cancellationToken.ThrowIfCancellationRequested();
            var skip = cursor.IsStart ? 0 : int.Parse(cursor.Value!["skip:".Length..]);
            var rest = crm.ChangedSince(0, (0, ""), int.MaxValue).Where(pair => pair.Entry.Record is not null).Skip(skip).ToArray();
            var page = rest.Take(MemoryAdapter.PageSize).Select(pair => CrmChange.Upsert(pair.Entry.Record!)).ToArray();
            var isLast = rest.Length <= MemoryAdapter.PageSize;
            var next = isLast ? $"m1|{crm.Fault.Generation}|{crm.Moment}|0|" : $"skip:{skip + page.Length}";
            return new CrmPage { Changes = page, Next = new CrmCursor(next), IsLast = isLast };
        }
    }
}

/// <summary>Keeps its place in a field, so that another process starts anew and two readers share one place.</summary>
public sealed class KeepsItsPlaceInMemory : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter);

    private sealed class Adapter(ICrmAdapter inner) : BrokenAdapter(inner)
    {
        private CrmCursor _place;

        public override async ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken)
        {
            var result = await Inner.ReadPageAsync(cursor.IsStart ? cursor : _place, cancellationToken);
            if (result is not CrmPage page)
                return result;

            _place = page.Next;
            return page with { Next = new CrmCursor("go on") };
        }
    }
}

/// <summary>Finishes a page that was called off.</summary>
public sealed class IgnoresCancellation : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter);

    private sealed class Adapter(ICrmAdapter inner) : BrokenAdapter(inner)
    {
        public override ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken) =>
            base.ReadPageAsync(cursor, CancellationToken.None);
    }
}
