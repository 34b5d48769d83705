namespace Jiminny.Crm;

/// <summary>A CRM that takes activities. Asked for with <see cref="ICrmAdapter.TryGetCapability{T}"/>.</summary>
/// <remarks>Thread-safe.</remarks>
public interface ICrmActivityLog
{
    /// <summary>Writes an activity, unless one with its key exists already; then that one is brought up to date.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="userId">The CRM user in whose name it is written, or <see langword="null"/> for the integration's own user.</param>
    /// <param name="cancellationToken">
    /// Cancels the wait for an answer. The activity may have been written nevertheless: write it again with the same key.
    /// </param>
    /// <returns>What it came to. An answer that was lost is an exception; write again with the same key.</returns>
    ValueTask<CrmWriteResult> WriteAsync(CrmActivity activity, string? userId, CancellationToken cancellationToken);
}
