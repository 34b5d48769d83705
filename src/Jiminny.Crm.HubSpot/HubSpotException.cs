using System.Globalization;
using System.Net;

namespace Jiminny.Crm.HubSpot;

/// <summary>HubSpot gave an answer that the adapter has no use for, or none. The message holds codes only, never content.</summary>
public sealed class HubSpotException : Exception
{
    internal HubSpotException(HttpStatusCode? statusCode, string category)
        : base($"HubSpot answered {(statusCode is { } status ? ((int)status).ToString(CultureInfo.InvariantCulture) : "nothing")} ({category}).")
    {
        StatusCode = statusCode;
        Category = category;
    }

    /// <summary>The HTTP status, when there was an answer.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>HubSpot's own category such as <c>VALIDATION_ERROR</c>, or what went wrong below it.</summary>
    public string Category { get; }
}
