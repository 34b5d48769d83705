using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft;

/// <summary>
/// Shares an activity in Microsoft Teams because a user pressed a button: to a channel, or to a colleague. Thread-safe.
/// </summary>
/// <remarks>
/// A message is sent at most once. The scopes let nobody look whether it arrived, so that an answer lost on the way is
/// <see cref="ShareOutcome.OutcomeUnknown"/> and not a second message.
/// </remarks>
public interface ITeamsSharing
{
    /// <summary>Lists the teams the user belongs to and their channels.</summary>
    /// <param name="mailbox">The user.</param>
    /// <param name="isUserWaiting">
    /// Whether a user is looking at the list right now: then Teams is asked, otherwise at most once a day, as Microsoft's terms of use want it.
    /// </param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The teams, or why there are none.</returns>
    ValueTask<SourceAnswer<TeamsDirectory>> ListAsync(MailboxContext mailbox, bool isUserWaiting, CancellationToken cancellationToken);

    /// <summary>Posts a message to a channel.</summary>
    /// <param name="mailbox">Who posts.</param>
    /// <param name="channel">Where.</param>
    /// <param name="message">What.</param>
    /// <param name="approval">The user's yes, for <see cref="Capabilities.ShareToChannel"/>.</param>
    /// <param name="cancellationToken">Cancels it; a message that has left may have arrived.</param>
    /// <returns>What became of it.</returns>
    ValueTask<ShareResult> ShareToChannelAsync(
        MailboxContext mailbox, TeamsChannel channel, TeamsMessage message, UserApproval approval, CancellationToken cancellationToken);

    /// <summary>Sends a message to a colleague, in the chat of the two, which is made when there is none.</summary>
    /// <param name="mailbox">Who sends.</param>
    /// <param name="colleague">The colleague's sign-in name (user principal name) or id in the directory.</param>
    /// <param name="message">What.</param>
    /// <param name="approval">The user's yes, for <see cref="Capabilities.ShareToColleague"/>.</param>
    /// <param name="cancellationToken">Cancels it; a message that has left may have arrived.</param>
    /// <returns>What became of it.</returns>
    ValueTask<ShareResult> ShareToColleagueAsync(
        MailboxContext mailbox, string colleague, TeamsMessage message, UserApproval approval, CancellationToken cancellationToken);
}
