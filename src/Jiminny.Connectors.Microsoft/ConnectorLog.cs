using Microsoft.Extensions.Logging;

namespace Jiminny.Connectors.Microsoft;

/// <summary>What the connector logs: counts and codes.</summary>
internal static partial class ConnectorLog
{
    public static void PageRead(this ILogger logger, PageResult result, StreamKind stream, TimeSpan duration)
    {
        if (result is Page page)
            logger.PageRead(stream, page.Listed, page.Kept.Count, page.Failed, page.Cost.Requests, duration.TotalSeconds);
        else if (result is SourceFailure failure)
            logger.PageFailed(stream, failure.Error, failure.Code, failure.Cost.Requests, duration.TotalSeconds);
    }

    [LoggerMessage(1, LogLevel.Debug, "{Stream} page read: {Listed} listed, {Kept} kept, {Failed} failed, {Requests} requests, {Seconds} s.")]
    private static partial void PageRead(this ILogger logger, StreamKind stream, long listed, int kept, long failed, long requests, double seconds);

    [LoggerMessage(2, LogLevel.Debug, "{Stream} page not read: {Error}, code {Code}, {Requests} requests, {Seconds} s.")]
    private static partial void PageFailed(this ILogger logger, StreamKind stream, SourceError error, string code, long requests, double seconds);

    [LoggerMessage(3, LogLevel.Information, "Shared in Teams: {Outcome}, error {Error}.")]
    public static partial void Shared(this ILogger logger, ShareOutcome outcome, SourceError? error);
}
