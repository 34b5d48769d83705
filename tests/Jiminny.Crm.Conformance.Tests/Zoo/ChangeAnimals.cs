using Jiminny.Crm.Conformance.Tests.Memory;

namespace Jiminny.Crm.Conformance.Tests.Zoo;

/// <summary>Asks for changes after the last moment it saw instead of from it on.</summary>
public sealed class OpensTheInterval : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter, Crm);

    private sealed class Adapter(ICrmAdapter inner, MemoryCrm crm) : BrokenAdapter(inner)
    {
        protected override CrmPage Spoil(CrmPage page, CrmCursor cursor) => !page.IsLast
            ? page
            : page with { Next = new CrmCursor($"m1|{crm.Fault.Generation}|{crm.Moment + 1}|0|") };
    }
}

/// <summary>Never says that a record is gone.</summary>
public sealed class ForgetsDeletions : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter);

    private sealed class Adapter(ICrmAdapter inner) : BrokenAdapter(inner)
    {
        protected override CrmPage Spoil(CrmPage page, CrmCursor cursor) => With(page, page.Changes.Where(change => change.Record is not null));
    }
}

/// <summary>Takes a merge for a deletion.</summary>
public sealed class ForgetsWhoTookOver : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter);

    private sealed class Adapter(ICrmAdapter inner) : BrokenAdapter(inner)
    {
        protected override CrmPage Spoil(CrmPage page, CrmCursor cursor) => With(
            page, page.Changes.Select(change => change.MergedInto is null ? change : CrmChange.Delete(change.Type, change.Id)));
    }
}

/// <summary>Begins again in silence when its cursor has expired.</summary>
public sealed class StartsOverInSilence : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter);

    private sealed class Adapter(ICrmAdapter inner) : BrokenAdapter(inner)
    {
        public override async ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken)
        {
            var result = await base.ReadPageAsync(cursor, cancellationToken);
            return result is CrmCursorExpired ? await base.ReadPageAsync(CrmCursor.Start, cancellationToken) : result;
        }
    }
}

/// <summary>Brings everything again with every change.</summary>
public sealed class ReadsEverythingAgain : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter, Crm);

    private sealed class Adapter(ICrmAdapter inner, MemoryCrm crm) : BrokenAdapter(inner)
    {
        protected override CrmPage Spoil(CrmPage page, CrmCursor cursor) =>
            !page.IsLast ? page : page with { Next = new CrmCursor($"m1|{crm.Fault.Generation}|0|0|") };
    }
}
