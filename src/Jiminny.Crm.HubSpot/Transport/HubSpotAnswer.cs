using System.Net;

namespace Jiminny.Crm.HubSpot.Transport;

/// <summary>What a request came to: a value or a failure, and the account's clock.</summary>
internal sealed record HubSpotAnswer<T>(T? Value, HubSpotFailure? Failure, DateTimeOffset At)
    where T : class
{
    /// <summary>The value; a failure is thrown.</summary>
    public T Require() => Value ?? throw Failure!.ToException();
}

/// <summary>An error by its category.</summary>
/// <param name="Status">The HTTP status, or none when no answer came.</param>
/// <param name="Category">HubSpot's category, or what went wrong below it.</param>
/// <param name="RetryAt">When to try again, for an answer that asks to wait.</param>
/// <param name="Permission">What is missing, for a refusal.</param>
internal sealed record HubSpotFailure(HttpStatusCode? Status, string Category, DateTimeOffset? RetryAt, string? Permission)
{
    public HubSpotException ToException() => new(Status, Category);

    /// <summary>The result of a read that the failure comes to; an exception when it is none.</summary>
    public CrmReadResult ToReadResult()
    {
        if (RetryAt is { } until)
            return new CrmThrottled(until);
        return Permission is not null ? new CrmPermissionMissing(Permission) : throw ToException();
    }

    /// <summary>The result of a write that the failure comes to; an exception when it is none.</summary>
    public CrmWriteResult ToWriteResult()
    {
        if (RetryAt is { } until)
            return new CrmWriteThrottled(until);
        return Permission is not null ? new CrmWriteDenied(Permission) : throw ToException();
    }
}
