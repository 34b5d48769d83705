using System.Net;

namespace Jiminny.Http;

/// <summary>Which HTTP statuses may pass by themselves.</summary>
public static class TransientStatus
{
    /// <summary>Whether the same request may succeed later: timeouts, throttling (509, bandwidth, included) and failures of the server.</summary>
    /// <param name="status">The status.</param>
    /// <returns>Whether a later try may help. Whether it may be repeated is another question: a POST may not.</returns>
    public static bool Is(HttpStatusCode status) => (int)status is 408 or 429 or 500 or 502 or 503 or 504 or 509;

    /// <summary>Whether the server says that it is asked too much.</summary>
    /// <param name="status">The status.</param>
    /// <returns><see langword="true"/> for 429 and 509.</returns>
    public static bool IsThrottling(HttpStatusCode status) => (int)status is 429 or 509;
}
