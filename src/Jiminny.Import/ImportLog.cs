using Jiminny.Connectors;
using Microsoft.Extensions.Logging;

namespace Jiminny.Import;

/// <summary>All log messages of the import. None has a place for a mailbox, an item or an address.</summary>
internal static partial class ImportLog
{
    [LoggerMessage(1, LogLevel.Debug, "Committed a page of {Provider} {Stream}: {Listed} listed, {Kept} kept.")]
    public static partial void PageCommitted(ILogger logger, Provider provider, StreamKind stream, long listed, int kept);

    [LoggerMessage(2, LogLevel.Warning, "Reading {Provider} {Stream} failed: {Error} ({Code}).")]
    public static partial void SourceFailed(ILogger logger, Provider provider, StreamKind stream, SourceError error, string code);

    [LoggerMessage(3, LogLevel.Information, "Another run has taken over a {Provider} mailbox; this one stopped reading {Stream} without writing.")]
    public static partial void FencedOut(ILogger logger, Provider provider, StreamKind stream);

    [LoggerMessage(4, LogLevel.Information, "A {Provider} mailbox is held by another run; it was left alone.")]
    public static partial void MailboxBusy(ILogger logger, Provider provider);

    [LoggerMessage(5, LogLevel.Warning, "The CRM could not be read ({Result}); the import goes on with what is known of it.")]
    public static partial void CrmUnavailable(ILogger logger, string result);

    [LoggerMessage(6, LogLevel.Error, "A pass over a {Provider} mailbox ended with {Exception}; it is tried again later.")]
    public static partial void PassFailed(ILogger logger, Provider provider, string exception);

    [LoggerMessage(7, LogLevel.Error, "The schedule could not be read or written ({Exception}); it is tried again.")]
    public static partial void ScheduleFailed(ILogger logger, string exception);
}
