using System.Net;

namespace Jiminny.Crm.Salesforce;

/// <summary>Salesforce gave an answer that the adapter has no use for, or none. The message holds codes only, never content.</summary>
public sealed class SalesforceException : Exception
{
    internal SalesforceException(HttpStatusCode? statusCode, string errorCode)
        : base($"Salesforce answered {(statusCode is { } status ? ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture) : "nothing")} ({errorCode}).")
    {
        StatusCode = statusCode;
        ErrorCode = errorCode;
    }

    /// <summary>The HTTP status, when there was an answer.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>Salesforce's own error code such as <c>UNKNOWN_EXCEPTION</c>, or what went wrong below it.</summary>
    public string ErrorCode { get; }
}
