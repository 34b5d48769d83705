using System.Text.Json;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Identity;

/// <summary>The emulator's own table of scopes says what the vendors' data says.</summary>
public sealed class ScopeTableTests
{
    public static TheoryData<string, string[], string[]> GraphCalls() => new()
    {
        { "/me", ScopeTable.GraphProfile, [] },
        { "/me/messages", ScopeTable.GraphMail, [] },
        // The source leaves the write scope out for one message, though it reads.
        { "/me/messages/{id}", ScopeTable.GraphMail, ["Mail.ReadWrite"] },
        { "/me/mailfolders", ScopeTable.GraphMail, [] },
        { "/me/mailfolders/{id}", ScopeTable.GraphMail, [] },
        { "/me/mailfolders/delta", ScopeTable.GraphMail, [] },
        { "/me/mailfolders/{id}/messages", ScopeTable.GraphMail, [] },
        { "/me/calendar/calendarview", ScopeTable.GraphCalendar, [] },
    };

    public static TheoryData<string, string, string[]> GoogleCalls() => new()
    {
        { "gmail.v1", "gmail.users.getProfile", ScopeTable.GmailProfile },
        { "gmail.v1", "gmail.users.labels.list", ScopeTable.GmailLabels },
        { "gmail.v1", "gmail.users.messages.list", ScopeTable.GmailList },
        { "gmail.v1", "gmail.users.messages.get", ScopeTable.GmailGet },
        { "calendar.v3", "calendar.events.list", ScopeTable.CalendarEventsList },
        { "calendar.v3", "calendar.events.insert", ScopeTable.CalendarEventsChange },
        { "calendar.v3", "calendar.events.patch", ScopeTable.CalendarEventsChange },
        { "calendar.v3", "calendar.events.delete", ScopeTable.CalendarEventsChange },
    };

    [Theory]
    [MemberData(nameof(GraphCalls))]
    public void Graph(string path, string[] table, string[] unlisted)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Require("contracts", "graph", "permissions.json")));
        var call = json.RootElement.GetProperty("calls").EnumerateArray().Single(c => c.GetProperty("method").ValueEquals("GET") && c.GetProperty("path").ValueEquals(path));
        var listed = call.GetProperty("DelegatedWork").EnumerateArray().Select(p => p.Text("permission"));
        Assert.Equal(listed.Concat(unlisted).Order(), table.Order());
    }

    [Theory]
    [MemberData(nameof(GoogleCalls))]
    public void Google(string api, string method, string[] table)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Require("contracts", "google", "scope-matrix.json")));
        var scopes = json.RootElement.GetProperty(api).GetProperty("methods").GetProperty(method).List("scopes").Select(s => ScopeName.Shorten(s.GetString()!));
        Assert.Equal(scopes.Order(), table.Order());
    }
}
