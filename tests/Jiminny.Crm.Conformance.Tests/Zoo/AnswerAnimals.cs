using System.Diagnostics.CodeAnalysis;
using Jiminny.Crm.Conformance.Tests.Memory;

namespace Jiminny.Crm.Conformance.Tests.Zoo;

/// <summary>Throws when it is asked to wait.</summary>
public sealed class ThrowsWhenThrottled : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter);

    private sealed class Adapter(ICrmAdapter inner) : BrokenAdapter(inner)
    {
        public override async ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken) =>
            await base.ReadPageAsync(cursor, cancellationToken) is var result and not CrmThrottled
                ? result
                : throw new HttpRequestException("429 Too Many Requests");
    }
}

/// <summary>Takes a refusal for an empty CRM.</summary>
public sealed class TakesARefusalForEmptiness : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter);

    private sealed class Adapter(ICrmAdapter inner) : BrokenAdapter(inner)
    {
        public override async ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken) =>
            await base.ReadPageAsync(cursor, cancellationToken) is var result and not CrmPermissionMissing
                ? result
                : new CrmPage { Changes = [], Next = new CrmCursor("m1|0|0|0|"), IsLast = true };
    }
}

/// <summary>Puts the CRM's answer into its message.</summary>
public sealed class QuotesTheAnswer : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter, Crm);

    private sealed class Adapter(ICrmAdapter inner, MemoryCrm crm) : BrokenAdapter(inner)
    {
        public override async ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken)
        {
            try
            {
                return await base.ReadPageAsync(cursor, cancellationToken);
            }
            catch (InvalidDataException)
            {
                throw new InvalidDataException($"Unexpected answer: {crm.Fault.Content}");
            }
        }
    }
}

/// <summary>Announces a capability it has not.</summary>
public sealed class BoastsOfACapability : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter);

    private sealed class Adapter(ICrmAdapter inner) : BrokenAdapter(inner)
    {
        public override bool TryGetCapability<T>([NotNullWhen(true)] out T? capability)
            where T : class
        {
            capability = null;
            return typeof(T) != typeof(ICrmAccessCheck) && base.TryGetCapability(out capability);
        }
    }
}
