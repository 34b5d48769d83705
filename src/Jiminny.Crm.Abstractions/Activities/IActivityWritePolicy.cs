namespace Jiminny.Crm;

/// <summary>Decides per activity in whose name it is written to the CRM, if at all. Thread-safe.</summary>
public interface IActivityWritePolicy
{
    /// <summary>Decides about one activity of a member.</summary>
    /// <param name="organisationId">The host's own id of the organisation.</param>
    /// <param name="memberId">The host's own id of the member whose activity it is.</param>
    /// <param name="activity">The activity.</param>
    /// <param name="cancellationToken">Cancels the decision.</param>
    /// <returns>The way to go and why.</returns>
    ValueTask<ActivityWriteDecision> DecideAsync(
        string organisationId, string memberId, CrmActivity activity, CancellationToken cancellationToken);
}
