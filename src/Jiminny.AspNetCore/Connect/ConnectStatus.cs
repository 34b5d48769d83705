using Jiminny.Consent;

namespace Jiminny.AspNetCore.Connect;

/// <summary>A connection as the status endpoint tells it: no account, no token. Immutable.</summary>
/// <param name="IsConnected">Whether the mailbox is connected.</param>
/// <param name="NeedsReconnect">Whether the user has to connect again.</param>
/// <param name="On">The capabilities that are on.</param>
/// <param name="Off">The capabilities that are off, with the scopes that are missing.</param>
/// <param name="Steps">The steps of the plan whose scopes are not all granted.</param>
public sealed record ConnectStatus(
    bool IsConnected, bool NeedsReconnect, IReadOnlyList<string> On, IReadOnlyDictionary<string, IReadOnlyList<string>> Off, IReadOnlyList<string> Steps)
{
    internal static ConnectStatus Of(ConnectionStatus status) => new(
        status.Connection is not null,
        status.Connection is { State: ConnectionState.NeedsReconnect },
        [.. status.Diff.On.Select(state => state.Capability.Id)],
        status.Diff.Off.ToDictionary(state => state.Capability.Id, state => (IReadOnlyList<string>)[.. state.Missing.Select(scope => scope.Value)]),
        [.. status.Diff.Missing.Select(missing => missing.Step.Id).Distinct()]);
}
