namespace Jiminny.Crm;

/// <summary>In whose name an activity is written, and why.</summary>
public sealed record ActivityWriteDecision
{
    private ActivityWriteDecision(ActivityWriteRoute route, string? userId, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        Route = route;
        UserId = userId;
        Reason = reason;
    }

    /// <summary>The way to go.</summary>
    public ActivityWriteRoute Route { get; }

    /// <summary>The CRM's own id of the user, for <see cref="ActivityWriteRoute.AsUser"/>.</summary>
    public string? UserId { get; }

    /// <summary>A short stable code such as <c>NeedsCrmConnection</c>, fit for logs.</summary>
    public string Reason { get; }

    /// <summary>Write it in the name of the member's own CRM user.</summary>
    /// <param name="userId">The CRM's own id of the user.</param>
    /// <param name="reason">Why, as a code.</param>
    /// <returns>The decision.</returns>
    public static ActivityWriteDecision AsUser(string userId, string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userId);
        return new ActivityWriteDecision(ActivityWriteRoute.AsUser, userId, reason);
    }

    /// <summary>Write it in the name of the integration's own user.</summary>
    /// <param name="reason">Why, as a code.</param>
    /// <returns>The decision.</returns>
    public static ActivityWriteDecision ThroughIntegrationUser(string reason) =>
        new(ActivityWriteRoute.ThroughIntegrationUser, userId: null, reason);

    /// <summary>Do not write it.</summary>
    /// <param name="reason">Why not, as a code.</param>
    /// <returns>The decision.</returns>
    public static ActivityWriteDecision NotAtAll(string reason) => new(ActivityWriteRoute.NotAtAll, userId: null, reason);
}
