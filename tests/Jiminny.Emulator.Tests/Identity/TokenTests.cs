using System.Net.Http.Headers;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Identity;

public sealed class TokenTests
{
    private const string GraphBase = "https://graph.microsoft.com/v1.0/";
    private const string GmailBase = "https://gmail.googleapis.com/";
    private const string Metadata = "https://www.googleapis.com/auth/gmail.metadata";
    private const string Readonly = "https://www.googleapis.com/auth/gmail.readonly";

    private readonly EmulatedMailbox outlook = Emulation.Outlook();
    private readonly EmulatedMailbox gmail = Emulation.Gmail();
    private readonly Emulation emulation;

    public TokenTests()
    {
        gmail.Add(new MessageDraft { Mark = 1, ReceivedAt = Emulation.Now });
        emulation = new Emulation(outlook, gmail);
    }

    [Fact]
    public async Task Without_a_valid_token_nothing_is_served()
    {
        var expired = emulation.World.IssueToken(outlook.Key, ["Mail.Read"], TimeSpan.FromMinutes(5));
        var revoked = emulation.World.IssueToken(outlook.Key, ["Mail.Read"]);
        var foreign = emulation.World.IssueToken(gmail.Key, [Readonly]);
        emulation.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.True(emulation.World.RevokeToken(revoked));
        Assert.False(emulation.World.RevokeToken("never issued"));
        foreach (var token in new[] { null, "nonsense", expired, revoked, foreign })
            Assert.Equal("InvalidAuthenticationToken", (await emulation.Client(GraphBase, token).Json("me/messages", 401)).Code());
        Assert.Equal("required", (await emulation.Client(GmailBase, null).Json("gmail/v1/users/me/profile", 401)).Reason());
        Assert.Equal("authError", (await emulation.Client(GmailBase, expired).Json("gmail/v1/users/me/profile", 401)).Reason());
    }

    [Fact]
    public async Task A_token_lives_until_its_time_is_over()
    {
        var client = emulation.Client(GraphBase, emulation.World.IssueToken(outlook.Key, ["Mail.Read"], TimeSpan.FromMinutes(5)));
        emulation.Clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        await client.Json("me/messages");
        emulation.Clock.Advance(TimeSpan.FromTicks(1));
        await client.Json("me/messages", 401);
    }

    [Fact]
    public async Task Graph_looks_at_the_token_before_the_path_and_google_the_other_way_round()
    {
        await emulation.Client(GraphBase, null).Json("me/nonsense", 401);
        using var page = await emulation.Client(GmailBase, null).GetAsync("gmail/v1/nonsense");
        Assert.Equal(404, (int)page.StatusCode);
    }

    [Theory]
    [InlineData("User.Read", "me", 200)]
    [InlineData("Mail.Read", "me", 403)]
    [InlineData("https://graph.microsoft.com/mail.readbasic", "me/messages", 200)]
    [InlineData("Calendars.ReadWrite", "me/messages", 403)]
    [InlineData("Mail.ReadWrite", "me/mailFolders/inbox/messages", 200)]
    [InlineData("Mail.Send", "me/mailFolders", 403)]
    public async Task Graph_serves_what_the_scope_allows(string scope, string path, int status)
    {
        var answer = await emulation.Client(GraphBase, emulation.World.IssueToken(outlook.Key, [scope])).Json(path, status);
        if (status == 403)
            Assert.Equal(path == "me" ? "Authorization_RequestDenied" : "ErrorAccessDenied", answer.Code());
    }

    [Theory]
    [InlineData(Metadata, "messages?labelIds=INBOX", 200, null)]
    [InlineData(Metadata, "messages?q=in:inbox", 403, "forbidden")]
    [InlineData(Metadata, "messages?q=", 403, "forbidden")]
    [InlineData(Metadata, "messages/0000000000000001", 403, "forbidden")]
    [InlineData(Metadata, "messages/0000000000000001?format=raw", 403, "forbidden")]
    [InlineData(Metadata, "messages/0000000000000001?format=metadata", 200, null)]
    [InlineData(Metadata + " " + Readonly, "messages?q=in:inbox", 403, "forbidden")]
    [InlineData(Metadata + " " + Readonly, "messages/0000000000000001", 403, "forbidden")]
    [InlineData(Readonly, "messages/0000000000000001", 200, null)]
    [InlineData("https://www.googleapis.com/auth/gmail.labels", "labels", 200, null)]
    [InlineData("https://www.googleapis.com/auth/gmail.labels", "messages", 403, "insufficientPermissions")]
    [InlineData("https://www.googleapis.com/auth/gmail.compose", "profile", 200, null)]
    public async Task Gmail_serves_what_the_scopes_allow_and_metadata_forbids_beside_wider_ones(string scopes, string path, int status, string? reason)
    {
        var answer = await emulation.Client(GmailBase, emulation.World.IssueToken(gmail.Key, scopes.Split(' '))).Json($"gmail/v1/users/me/{path}", status);
        if (reason is not null)
            Assert.Equal(reason, answer.Reason());
    }

    [Fact]
    public async Task Another_users_mailbox_is_denied()
    {
        var client = emulation.GmailClient();
        await client.Json("gmail/v1/users/MIA%40harbour.example/profile");
        Assert.Equal("forbidden", (await client.Json("gmail/v1/users/other%40harbour.example/profile", 403)).Reason());
    }

    [Fact]
    public async Task A_missing_scope_says_so_in_the_details()
    {
        var client = emulation.Client(GmailBase, emulation.World.IssueToken(gmail.Key, ["https://www.googleapis.com/auth/calendar"]));
        var details = (await client.Json("gmail/v1/users/me/messages", 403)).GetProperty("error").List("details");
        Assert.Equal("ACCESS_TOKEN_SCOPE_INSUFFICIENT", Assert.Single(details).Text("reason"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "gmail/v1/users/me/messages");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", "abc");
        using var response = await client.SendAsync(request);
        Assert.Equal(401, (int)response.StatusCode);
    }
}
