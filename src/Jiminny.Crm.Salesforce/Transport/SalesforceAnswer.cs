using System.Net;

namespace Jiminny.Crm.Salesforce.Transport;

/// <summary>What a request came to: a value or a failure, and the org's clock.</summary>
internal sealed record SalesforceAnswer<T>(T? Value, SalesforceFailure? Failure, DateTimeOffset At)
    where T : class
{
    /// <summary>The value; a failure is thrown.</summary>
    public T Require() => Value ?? throw Failure!.ToException();
}

/// <summary>An error by its code.</summary>
/// <param name="Status">The HTTP status, or none when no answer came.</param>
/// <param name="Code">Salesforce's code, or what went wrong below it.</param>
/// <param name="RetryAt">When to try again, for an answer that asks to wait.</param>
internal sealed record SalesforceFailure(HttpStatusCode? Status, string Code, DateTimeOffset? RetryAt)
{
    /// <summary>Whether the connected user lacks a permission on an object or field.</summary>
    public bool IsHidden => Code is "INVALID_TYPE" or "INVALID_FIELD";

    /// <summary>Whether the connected user may not use the API at all.</summary>
    public bool IsDenied => Status == HttpStatusCode.Forbidden && RetryAt is null;

    public SalesforceException ToException() => new(Status, Code);
}
