using System.Diagnostics.CodeAnalysis;
using Jiminny.Crm.Conformance.Tests.Memory;

namespace Jiminny.Crm.Conformance.Tests.Zoo;

/// <summary>Writes an activity as often as it is told to.</summary>
public sealed class WritesTwice : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter, Crm);

    private sealed class Adapter(ICrmAdapter inner, MemoryCrm crm) : BrokenLog(inner)
    {
        private int _written;

        public override ValueTask<CrmWriteResult> WriteAsync(CrmActivity activity, string? userId, CancellationToken cancellationToken) =>
            new(new CrmActivityWritten(crm.Log($"{activity.Key}#{Interlocked.Increment(ref _written)}").Id, IsNew: true));
    }
}

/// <summary>Looks whether an activity exists and then writes it, with time between for others to look as well.</summary>
public sealed class LooksBeforeItLeaps : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter, Crm);

    private sealed class Adapter(ICrmAdapter inner, MemoryCrm crm) : BrokenLog(inner)
    {
        private readonly TaskCompletionSource _another = new();
        private int _looked;

        public override async ValueTask<CrmWriteResult> WriteAsync(CrmActivity activity, string? userId, CancellationToken cancellationToken)
        {
            if (crm.CountActivities(activity.Key) > 0)
                return await base.WriteAsync(activity, userId, cancellationToken);

            var number = Interlocked.Increment(ref _looked);
            if (number > 1)
                _another.TrySetResult();
            if (activity.Key == "race")
                await _another.Task;
            return new CrmActivityWritten(crm.Log(number == 1 ? activity.Key : $"{activity.Key}#{number}").Id, IsNew: true);
        }
    }
}

/// <summary>Writes activities of records that are gone.</summary>
public sealed class WritesToNobody : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter, Crm);

    private sealed class Adapter(ICrmAdapter inner, MemoryCrm crm) : BrokenLog(inner)
    {
        public override ValueTask<CrmWriteResult> WriteAsync(CrmActivity activity, string? userId, CancellationToken cancellationToken)
        {
            var (id, isNew) = crm.Log(activity.Key);
            return new(new CrmActivityWritten(id, isNew));
        }
    }
}

/// <summary>Finds people only by the spelling in the CRM.</summary>
public sealed class MindsTheCase : MemoryFixture
{
    private protected override ICrmAdapter Wrap(ICrmAdapter adapter) => new Adapter(adapter);

    private sealed class Adapter(ICrmAdapter inner) : BrokenAdapter(inner), ICrmAddressLookup
    {
        private readonly ICrmAddressLookup _lookup = (ICrmAddressLookup)inner;

        public int MaxAddresses => _lookup.MaxAddresses;

        public async ValueTask<CrmReadResult> FindPeopleAsync(IReadOnlyList<string> addresses, CancellationToken cancellationToken)
        {
            var found = (CrmPeopleFound)await _lookup.FindPeopleAsync(addresses, cancellationToken);
            return new CrmPeopleFound([.. found.People.Where(person => Drafts.AddressesOf(person).Intersect(addresses).Any())]);
        }

        public override bool TryGetCapability<T>([NotNullWhen(true)] out T? capability)
            where T : class
        {
            capability = typeof(T) == typeof(ICrmAddressLookup) ? this as T : null;
            return capability is not null || base.TryGetCapability(out capability);
        }
    }
}
