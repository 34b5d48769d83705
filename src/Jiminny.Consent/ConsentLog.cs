using Jiminny.Connectors;
using Microsoft.Extensions.Logging;

namespace Jiminny.Consent;

/// <summary>What is logged: providers and error kinds, never an account, a mailbox, a code or a token.</summary>
internal static partial class ConsentLog
{
    [LoggerMessage(EventId = 1, EventName = "SignedIn", Level = LogLevel.Debug, Message = "An account of {Provider} was connected.")]
    public static partial void SignedIn(this ILogger logger, Provider provider);

    [LoggerMessage(EventId = 2, EventName = "SignInRefused", Level = LogLevel.Warning, Message = "A sign-in at {Provider} was refused: {Error}.")]
    public static partial void SignInRefused(this ILogger logger, Provider provider, SignInError error);

    [LoggerMessage(EventId = 3, EventName = "TokenRenewed", Level = LogLevel.Debug, Message = "A token of {Provider} was renewed.")]
    public static partial void TokenRenewed(this ILogger logger, Provider provider);

    [LoggerMessage(EventId = 4, EventName = "TokenRefused", Level = LogLevel.Debug, Message = "No token of {Provider} was handed out: {Error}.")]
    public static partial void TokenRefused(this ILogger logger, Provider provider, SourceError error);

    [LoggerMessage(EventId = 5, EventName = "Disconnected", Level = LogLevel.Debug, Message = "An account of {Provider} was disconnected; taken back at the provider: {IsRevoked}.")]
    public static partial void Disconnected(this ILogger logger, Provider provider, bool isRevoked);
}
