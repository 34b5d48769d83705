using System.Diagnostics.CodeAnalysis;

namespace Jiminny.Crm.Conformance.Tests.Zoo;

/// <summary>A good adapter whose activity log is about to be spoilt.</summary>
internal abstract class BrokenLog(ICrmAdapter inner) : BrokenAdapter(inner), ICrmActivityLog
{
    private readonly ICrmActivityLog _log = (ICrmActivityLog)inner;

    public virtual ValueTask<CrmWriteResult> WriteAsync(CrmActivity activity, string? userId, CancellationToken cancellationToken) =>
        _log.WriteAsync(activity, userId, cancellationToken);

    public override bool TryGetCapability<T>([NotNullWhen(true)] out T? capability)
        where T : class
    {
        capability = typeof(T) == typeof(ICrmActivityLog) ? this as T : null;
        return capability is not null || base.TryGetCapability(out capability);
    }
}
