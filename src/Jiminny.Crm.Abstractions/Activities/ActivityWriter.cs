namespace Jiminny.Crm;

/// <summary>Writes activities to an organisation's CRM, the way the policy decides. Thread-safe.</summary>
/// <param name="adapters">The CRM of each organisation.</param>
/// <param name="policy">In whose name to write.</param>
public sealed class ActivityWriter(ICrmAdapterFactory adapters, IActivityWritePolicy policy)
{
    /// <summary>Asks the policy and writes accordingly. Safe to repeat: an activity with the same key exists once.</summary>
    /// <param name="organisationId">The host's own id of the organisation.</param>
    /// <param name="memberId">The host's own id of the member whose activity it is.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="cancellationToken">Cancels the wait for an answer; see <see cref="ICrmActivityLog.WriteAsync"/>.</param>
    /// <returns>The decision and the result.</returns>
    public async ValueTask<ActivityWriteOutcome> WriteAsync(
        string organisationId, string memberId, CrmActivity activity, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var decision = await policy.DecideAsync(organisationId, memberId, activity, cancellationToken).ConfigureAwait(false);
        if (decision.Route == ActivityWriteRoute.NotAtAll)
            return new ActivityWriteOutcome(decision, new CrmWriteWithheld());

        var adapter = await adapters.CreateAsync(organisationId, cancellationToken).ConfigureAwait(false);
        if (!adapter.TryGetCapability<ICrmActivityLog>(out var log))
            return new ActivityWriteOutcome(decision, new CrmWriteUnsupported());

        return new ActivityWriteOutcome(
            decision,
            await log.WriteAsync(activity, decision.UserId, cancellationToken).ConfigureAwait(false));
    }
}
