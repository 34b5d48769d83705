using System.Net.Http.Headers;
using System.Text.Json;
using Jiminny.Emulator.Tests.Support.Contracts;

namespace Jiminny.Emulator.Tests.Support;

/// <summary>A world on a standing clock, and clients whose every exchange is held against the contracts.</summary>
internal sealed class Emulation
{
    public static readonly DateTimeOffset Now = new(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);

    public Emulation(EmulatorOptions? options, params EmulatedMailbox[] mailboxes)
    {
        Clock = new VirtualClock(Now);
        World = new EmulatedWorld(mailboxes, Clock, options);
    }

    public Emulation(params EmulatedMailbox[] mailboxes)
        : this(null, mailboxes)
    {
    }

    public VirtualClock Clock { get; }

    public EmulatedWorld World { get; }

    public static EmulatedMailbox Outlook(string timeZone = "UTC") => new(Vendor.Microsoft, "zoe.field@harbour.example", "Zoe Field", ["zoe@harbour.example"], timeZone);

    public static EmulatedMailbox Gmail(string timeZone = "UTC") => new(Vendor.Google, "mia.stone@harbour.example", "Mia Stone", ["mia@harbour.example"], timeZone);

    /// <summary>A client for Graph paths such as <c>me/messages</c>.</summary>
    public HttpClient GraphClient(string scope = "Mail.Read", bool checkRequests = true) => Client(Vendor.Microsoft, "https://graph.microsoft.com/v1.0/", [scope], checkRequests);

    /// <summary>A client for Gmail paths such as <c>gmail/v1/users/me/messages</c>.</summary>
    public HttpClient GmailClient(string[]? scopes = null, bool checkRequests = true) =>
        Client(Vendor.Google, "https://gmail.googleapis.com/", scopes ?? ["https://www.googleapis.com/auth/gmail.readonly"], checkRequests);

    /// <summary>A client for Calendar paths such as <c>calendars/primary/events</c>.</summary>
    public HttpClient CalendarClient(string scope = "https://www.googleapis.com/auth/calendar.events.owned.readonly", bool checkRequests = true) =>
        Client(Vendor.Google, "https://www.googleapis.com/calendar/v3/", [scope], checkRequests);

    public HttpClient Client(string baseAddress, string? token, bool checkRequests = true)
    {
        var client = new HttpClient(new ContractHandler(World.CreateHandler()) { ChecksRequests = checkRequests }) { BaseAddress = new Uri(baseAddress) };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private HttpClient Client(Vendor vendor, string baseAddress, string[] scopes, bool checkRequests)
    {
        var mailbox = World.Mailboxes.First(m => m.Vendor == vendor);
        return Client(baseAddress, World.IssueToken(mailbox.Key, scopes), checkRequests);
    }
}

internal static class JsonClientExtensions
{
    /// <summary>GETs JSON and insists on a status.</summary>
    public static async Task<JsonElement> Json(this HttpClient client, string target, int status = 200)
    {
        using var response = await client.GetAsync(target);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static List<JsonElement> List(this JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray()];

    public static string Reason(this JsonElement element) => element.GetProperty("error").GetProperty("errors")[0].GetProperty("reason").GetString()!;

    public static string Code(this JsonElement element) => element.GetProperty("error").GetProperty("code").GetString()!;
}
