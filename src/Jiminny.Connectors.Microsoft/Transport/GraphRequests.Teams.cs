using Microsoft.Graph.Models;

namespace Jiminny.Connectors.Microsoft.Transport;

/// <summary>Requests to Microsoft Teams.</summary>
internal sealed partial class GraphRequests
{
    public ValueTask<HttpRequestMessage> JoinedTeams(string? link, CancellationToken cancellationToken)
    {
        var teams = _graph.Me.JoinedTeams;
        return ToMessageAsync((link is null ? teams : teams.WithUrl(link)).ToGetRequestInformation(), cancellationToken);
    }

    public ValueTask<HttpRequestMessage> Channels(string teamId, string? link, CancellationToken cancellationToken)
    {
        var channels = _graph.Teams[teamId].Channels;
        return ToMessageAsync(
            link is not null
                ? channels.WithUrl(link).ToGetRequestInformation()
                : channels.ToGetRequestInformation(get => get.QueryParameters.Select = ["id", "displayName"]),
            cancellationToken);
    }

    public ValueTask<HttpRequestMessage> PostToChannel(string teamId, string channelId, bool isHtml, string content, CancellationToken cancellationToken) =>
        ToMessageAsync(_graph.Teams[teamId].Channels[channelId].Messages.ToPostRequestInformation(Post(isHtml, content)), cancellationToken);

    public ValueTask<HttpRequestMessage> PostToChat(string chatId, bool isHtml, string content, CancellationToken cancellationToken) =>
        ToMessageAsync(_graph.Chats[chatId].Messages.ToPostRequestInformation(Post(isHtml, content)), cancellationToken);

    /// <summary>A chat of two; Graph gives back the one there is.</summary>
    public ValueTask<HttpRequestMessage> CreateChat(string caller, string colleague, CancellationToken cancellationToken) => ToMessageAsync(
        _graph.Chats.ToPostRequestInformation(new Chat { ChatType = ChatType.OneOnOne, Members = [Member(caller), Member(colleague)] }), cancellationToken);

    private static ChatMessage Post(bool isHtml, string content) =>
        new() { Body = new ItemBody { ContentType = isHtml ? BodyType.Html : BodyType.Text, Content = content } };

    private AadUserConversationMember Member(string person) => new()
    {
        Roles = ["owner"],
        AdditionalData = new Dictionary<string, object>
        {
            ["user@odata.bind"] = $"{_options.BaseUri.AbsoluteUri.TrimEnd('/')}/users('{person.Replace("'", "''", StringComparison.Ordinal)}')",
        },
    };
}
