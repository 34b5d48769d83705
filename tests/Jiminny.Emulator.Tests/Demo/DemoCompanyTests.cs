using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Demo;

public sealed class DemoCompanyTests
{
    private const string GmailReadonly = "https://www.googleapis.com/auth/gmail.readonly";

    private static readonly DemoCompany Company = DemoCompany.Create();
    private static readonly EmulatedWorld World = new(Company.Mailboxes);

    [Fact]
    public void It_has_the_promised_size_and_mix()
    {
        var messages = Company.Mailboxes.SelectMany(m => World.Truth(m.Key).Messages).ToList();
        var now = Company.ReferenceNow;
        var meetings = Company.Mailboxes.SelectMany(m => World.Truth(m.Key).Occurrences(now.AddMonths(-2), now.AddMonths(14))).ToList();
        Assert.InRange(messages.Count, 5_800, 6_300);
        Assert.InRange(meetings.Count, 360, 450);
        Assert.Equal(4, Company.Mailboxes.Count(m => m.Vendor == Vendor.Microsoft));
        Assert.InRange(messages.Min(m => m.ReceivedAt), now.AddMonths(-18), now.AddMonths(-17));
        Assert.True(messages.Max(m => m.ReceivedAt) < now);
        var matching = messages.Count(m => m.Purpose is Purpose.CustomerContact or Purpose.CustomerDomainOnly or Purpose.FreemailContact);
        Assert.InRange(matching / (double)messages.Count, 0.12, 0.20);
        Assert.True(meetings.Select(m => m.Purpose).Distinct().Count() >= 11);
    }

    [Fact]
    public void Every_item_can_be_found_by_canaries_of_its_own()
    {
        var seen = new Dictionary<string, string?>();
        foreach (var mailbox in Company.Mailboxes)
            foreach (var message in World.Truth(mailbox.Key).Messages)
            {
                Assert.True(seen.TryAdd(message.Canaries.Id, message.InternetMessageId));
                Assert.Contains(message.Canaries.Id, message.Id, StringComparison.Ordinal);
                Assert.NotNull(message.Canaries.Body);
                Assert.True(message.Canaries.Address is not null || message.Canaries.Name is not null || message.Participants.All(p => string.IsNullOrEmpty(p.Address)) || message.Purpose == Purpose.CustomerContact);
            }
    }

    // What a label says must be so by construction; this looks at domains alone, to catch a slip of the generator.
    [Fact]
    public void Labels_hold()
    {
        var internals = Company.InternalDomains.ToHashSet();
        var crm = Company.People.Where(p => p.Email is not null).Select(p => p.Email!.ToLowerInvariant()).ToHashSet();
        var domains = Company.Accounts.Where(a => a.Domain is not null && a.Domain != "gmail.com" && !internals.Contains(a.Domain)).Select(a => a.Domain!).ToHashSet();
        foreach (var mailbox in Company.Mailboxes)
            foreach (var message in World.Truth(mailbox.Key).Messages)
            {
                var addresses = message.Participants.Where(p => p.Address?.Length > 0).Select(p => p.Address!.ToLowerInvariant()).ToList();
                var contact = addresses.Exists(crm.Contains);
                var domain = addresses.Exists(a => domains.Contains(a[(a.LastIndexOf('@') + 1)..]));
                var outside = addresses.Exists(a => !internals.Contains(a[(a.LastIndexOf('@') + 1)..]));
                Assert.Equal(message.Purpose is Purpose.CustomerContact or Purpose.FreemailContact, contact);
                if (message.Purpose == Purpose.CustomerDomainOnly)
                    Assert.True(domain);
                if (message.Purpose is Purpose.Stranger or Purpose.FreemailStranger or Purpose.Newsletter)
                    Assert.True(outside && !domain);
                if (message.Purpose == Purpose.InternalOnly)
                    Assert.True(addresses.Count > 0 && !outside);
                if (message.Purpose == Purpose.Nobody)
                    Assert.Empty(addresses);
            }
    }

    [Fact]
    public void Labels_of_meetings_hold()
    {
        var internals = Company.InternalDomains.ToHashSet();
        var crm = Company.People.Where(p => p.Email is not null).Select(p => p.Email!.ToLowerInvariant()).ToHashSet();
        var domains = Company.Accounts.Where(a => a.Domain is not null && a.Domain != "gmail.com" && !internals.Contains(a.Domain)).Select(a => a.Domain!).ToHashSet();
        var meetings = Company.Mailboxes.SelectMany(m => World.Truth(m.Key).Occurrences(Company.ReferenceNow.AddMonths(-3), Company.ReferenceNow.AddMonths(15))).ToList();
        foreach (var meeting in meetings)
        {
            var addresses = meeting.Participants.Where(p => p.Role != TruthRole.Resource).Select(p => p.Address!.ToLowerInvariant()).ToList();
            var contact = addresses.Exists(crm.Contains);
            var domain = addresses.Exists(a => domains.Contains(a[(a.LastIndexOf('@') + 1)..]));
            var outside = addresses.Exists(a => !internals.Contains(a[(a.LastIndexOf('@') + 1)..]));
            Assert.True(meeting.Purpose switch
            {
                Purpose.CustomerContact or Purpose.FreemailContact => contact,
                Purpose.CustomerDomainOnly => domain && !contact,
                Purpose.InternalOnly or Purpose.NoMeeting => !outside,
                Purpose.HiddenGuests => !outside && meeting.GuestsHidden,
                Purpose.Private => contact && meeting.Sensitivity is EventSensitivity.Private or EventSensitivity.Confidential,
                Purpose.Cancelled => contact && meeting.IsCancelled,
                Purpose.Declined => contact && meeting.OwnResponse == EventResponse.Declined,
                Purpose.Stranger or Purpose.FreemailStranger => outside && !contact && !domain,
                _ => false,
            }, $"{meeting.Purpose} does not hold");
            if (meeting.Purpose is not (Purpose.Private or Purpose.Cancelled or Purpose.Declined))
                Assert.True(meeting is { Sensitivity: EventSensitivity.Normal, IsCancelled: false } && meeting.OwnResponse != EventResponse.Declined, $"{meeting.Purpose} is more than that");
        }
        Assert.Contains(meetings, m => m.IsAllDay);
        Assert.Contains(meetings, m => m.InSeries);
        Assert.Contains(meetings, m => m.Participants.Any(p => p.Role == TruthRole.Resource));
        Assert.Contains(meetings, m => m.Participants.Any(p => p.Address!.StartsWith("all-hands@", StringComparison.Ordinal)));
        Assert.Contains(meetings.GroupBy(m => m.ICalUid), g => g.Select(m => m.Mailbox).Distinct().Count() > 1);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var options = new DemoCompanyOptions { MessagesPerMailbox = 40 };
        var first = await Served(options);
        Assert.Equal(first, await Served(options));
        Assert.NotEqual(first, await Served(new DemoCompanyOptions { MessagesPerMailbox = 40, Seed = 7 }));

        static async Task<string> Served(DemoCompanyOptions options)
        {
            var company = DemoCompany.Create(options);
            var emulation = new Emulation([.. company.Mailboxes]);
            var graph = await emulation.GraphClient().GetStringAsync("me/messages?$top=1000");
            var view = await emulation.GraphClient("Calendars.Read").GetStringAsync("me/calendarView?startDateTime=2026-11-01T00:00:00Z&endDateTime=2027-11-01T00:00:00Z&$top=1000");
            var gmail = await emulation.GmailClient().GetStringAsync("gmail/v1/users/me/messages?maxResults=500");
            var events = await emulation.CalendarClient().GetStringAsync("calendars/primary/events?singleEvents=true&timeMax=2027-11-01T00:00:00Z");
            return graph + view + gmail + events;
        }
    }

    // Everything the demo holds, served whole and held against the contracts.
    [Fact]
    public async Task Every_item_is_served_as_the_vendors_documents_say()
    {
        var emulation = new Emulation(new EmulatorOptions { EnforceQuotas = false }, [.. Company.Mailboxes]);
        foreach (var mailbox in Company.Mailboxes)
        {
            var truth = emulation.World.Truth(mailbox.Key);
            string[] scopes = mailbox.Vendor == Vendor.Microsoft ? ["Mail.Read", "Calendars.Read"] : [GmailReadonly, "https://www.googleapis.com/auth/calendar.readonly"];
            var token = emulation.World.IssueToken(mailbox.Key, scopes);
            if (mailbox.Vendor == Vendor.Microsoft)
            {
                var client = emulation.Client("https://graph.microsoft.com/v1.0/", token);
                var served = (await client.Json("me/messages?$top=1000")).List("value").ConvertAll(m => m.Text("id"));
                Assert.Equal(truth.Messages.Select(m => m.Id), served);
                var view = await client.Json("me/calendarView?startDateTime=2026-11-01T00:00:00Z&endDateTime=2027-11-01T00:00:00Z&$top=1000");
                Assert.Equal(Visible(truth), view.List("value").ConvertAll(e => e.Text("id")).Order());
            }
            else
            {
                var client = emulation.Client("https://gmail.googleapis.com/", token);
                var served = new List<string>();
                for (string? page = ""; page is not null;)
                {
                    var list = await client.Json($"gmail/v1/users/me/messages?includeSpamTrash=true&maxResults=500{page}");
                    served.AddRange(list.List("messages").Select(m => m.Text("id")));
                    page = list.TryGetProperty("nextPageToken", out var next) ? $"&pageToken={next.GetString()}" : null;
                }
                Assert.Equal(truth.Messages.Select(m => m.Id), served);
                // Each of the four mailboxes shows another quarter in full.
                foreach (var (_, id) in served.Index().Where(s => s.Index % 4 == Company.Mailboxes.ToList().IndexOf(mailbox) / 2))
                    Assert.Equal(id, (await client.Json($"gmail/v1/users/me/messages/{id}?format=full")).Text("id"));
                var calendar = emulation.Client("https://www.googleapis.com/calendar/v3/", token);
                var events = await calendar.Json("calendars/primary/events?singleEvents=true&timeMin=2026-11-01T00:00:00Z&timeMax=2027-11-01T00:00:00Z&maxResults=2500");
                Assert.Equal(Visible(truth), events.List("items").ConvertAll(e => e.Text("id")).Order());
            }
        }

        static IEnumerable<string> Visible(MailboxTruth truth) =>
            truth.Occurrences(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 11, 1, 0, 0, 0, TimeSpan.Zero)).Where(o => !o.IsHidden).Select(o => o.Id).Order();
    }

    // A canary of what was rejected must not stand in what was kept, or a search for leaks would cry wolf.
    [Fact]
    public void What_is_kept_and_what_is_not_share_no_canary()
    {
        string[] places = [WellKnownFolder.Junk, WellKnownFolder.Deleted, WellKnownFolder.Drafts];
        var kept = new HashSet<string>();
        var rejected = new HashSet<string>();
        foreach (var message in Company.Mailboxes.SelectMany(m => World.Truth(m.Key).Messages))
        {
            var matches = message.Purpose is Purpose.CustomerContact or Purpose.CustomerDomainOnly or Purpose.FreemailContact;
            var imported = matches && !places.Contains(message.Folder) && message.ReceivedAt >= Company.ReferenceNow.AddMonths(-12);
            (imported ? kept : rejected).UnionWith(new[] { message.Canaries.Id, message.Canaries.Subject, message.Canaries.Body, message.Canaries.Address, message.Canaries.Name }.OfType<string>());
        }
        Assert.NotEmpty(kept);
        Assert.Empty(kept.Intersect(rejected));
    }

    [Fact]
    public void The_crm_is_written_as_files()
    {
        var folder = Directory.CreateTempSubdirectory("crm").FullName;
        try
        {
            Company.WriteCrmFiles(folder);
            var people = File.ReadAllLines(Path.Combine(folder, "crm-people.csv"));
            Assert.Equal("Id,Type,AccountId,Name,Email", people[0]);
            Assert.Equal(Company.People.Count + 1, people.Length);
            Assert.Contains(people, p => p.EndsWith(",\"Irina \"\"Iggy\"\" O'Dell, PhD\",irina.odell@irongrove.example", StringComparison.Ordinal));
            Assert.Contains(people, p => p.EndsWith(",d..steffes@granitepeak.example", StringComparison.Ordinal));
            Assert.Equal(Company.Accounts.Count + 1, File.ReadAllLines(Path.Combine(folder, "crm-accounts.csv")).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Longer_subjects_are_longer_on_the_wire_and_nowhere_else()
    {
        var company = DemoCompany.Create(new DemoCompanyOptions { MessagesPerMailbox = 5, UnmatchedSubjectScale = 1000 });
        var client = new Emulation([.. company.Mailboxes]).GraphClient();
        var lengths = (await client.Json("me/messages?$select=subject&$top=1000")).List("value").ConvertAll(m => m.Text("subject")?.Length ?? 0);
        Assert.Contains(lengths, l => l > 20_000);
        Assert.Contains(lengths, l => l is > 0 and < 100);
    }
}
