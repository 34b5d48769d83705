using System.Diagnostics.CodeAnalysis;

namespace Jiminny.Crm.Conformance.Tests.Zoo;

/// <summary>A good adapter with one thing about to be spoilt.</summary>
internal abstract class BrokenAdapter(ICrmAdapter inner) : ICrmAdapter
{
    public virtual CrmDescriptor Descriptor => inner.Descriptor;

    protected ICrmAdapter Inner => inner;

    public virtual async ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken)
    {
        var result = await inner.ReadPageAsync(cursor, cancellationToken);
        return result is CrmPage page ? Spoil(page, cursor) : result;
    }

    public virtual bool TryGetCapability<T>([NotNullWhen(true)] out T? capability)
        where T : class =>
        inner.TryGetCapability(out capability);

    protected virtual CrmPage Spoil(CrmPage page, CrmCursor cursor) => page;

    protected static CrmPage With(CrmPage page, IEnumerable<CrmChange> changes) => page with { Changes = [.. changes] };
}
