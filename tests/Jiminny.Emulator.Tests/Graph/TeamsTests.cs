using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Graph;

public sealed class TeamsTests
{
    private readonly EmulatedMailbox mailbox = Emulation.Outlook();
    private readonly Emulation emulation;
    private readonly EmulatedTeam team;

    public TeamsTests()
    {
        team = mailbox.AddTeam("Sales", "Deals");
        emulation = new Emulation(mailbox);
    }

    [Fact]
    public async Task Teams_and_channels_are_listed()
    {
        Assert.Equal(("Sales", team.Id), Assert.Single((await emulation.GraphClient("Team.ReadBasic.All").Json("me/joinedTeams")).List("value")) is var only ? (only.Text("displayName"), only.Text("id")) : default);
        var client = emulation.GraphClient("Channel.ReadBasic.All");
        Assert.Equal(["General", "Deals"], (await client.Json($"teams/{team.Id}/channels")).List("value").Select(c => c.Text("displayName")));
        Assert.Equal("NotFound", (await client.Json("teams/other/channels", 404)).Code());
        Assert.Equal("ErrorAccessDenied", (await client.Json("me/joinedTeams", 403)).Code());
    }

    [Fact]
    public async Task What_is_posted_to_a_channel_is_there_once()
    {
        using var response = await Post("ChannelMessage.Send", $"teams/{team.Id}/channels/{team.Channels[1].Id}/messages", """{"body":{"contentType":"html","content":"<p>Won</p>"}}""");
        Assert.Equal(201, (int)response.StatusCode);
        var post = Assert.Single(mailbox.TeamsPosts);
        Assert.Equal((team.Channels[1].Id, "html", "<p>Won</p>"), (post.Place, post.ContentType, post.Content));
        Assert.Equal(post.Id, (await response.Content.ReadFromJsonAsync<JsonElement>()).Text("id"));
    }

    [Fact]
    public async Task A_chat_of_two_is_made_once_and_takes_messages()
    {
        const string body =
            """
            {"chatType":"oneOnOne","members":[
            {"@odata.type":"#microsoft.graph.aadUserConversationMember","roles":["owner"],"user@odata.bind":"https://graph.microsoft.com/v1.0/users('zoe.field@harbour.example')"},
            {"@odata.type":"#microsoft.graph.aadUserConversationMember","roles":["owner"],"user@odata.bind":"https://graph.microsoft.com/v1.0/users('mia.stone@harbour.example')"}]}
            """;
        var ids = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var created = await Post("Chat.Create", "chats", body);
            Assert.Equal(201, (int)created.StatusCode);
            ids.Add((await created.Content.ReadFromJsonAsync<JsonElement>()).Text("id"));
        }
        Assert.Equal(ids[0], ids[1]);
        using var response = await Post("ChatMessage.Send", $"chats/{ids[0]}/messages", """{"body":{"content":"hello"}}""");
        Assert.Equal((201, ids[0]), ((int)response.StatusCode, Assert.Single(mailbox.TeamsPosts).Place));
    }

    [Theory]
    [InlineData("ChatMessage.Send", "chats/19:nobody/messages", """{"body":{"content":"x"}}""", 404)]
    [InlineData("Chat.Create", "chats", """{"chatType":"oneOnOne","members":[]}""", 400)]
    [InlineData("Chat.Create", "chats", "nonsense", 400)]
    [InlineData("ChatMessage.Send", "chats", "{}", 403)]
    public async Task Nonsense_posts_nothing(string scope, string path, string body, int status)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await emulation.Client("https://graph.microsoft.com/v1.0/", emulation.World.IssueToken(mailbox.Key, [scope]), checkRequests: false).PostAsync(path, content);
        Assert.Equal((status, 0), ((int)response.StatusCode, mailbox.TeamsPosts.Count));
    }

    private async Task<HttpResponseMessage> Post(string scope, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await emulation.GraphClient(scope).PostAsync(path, content);
    }
}
