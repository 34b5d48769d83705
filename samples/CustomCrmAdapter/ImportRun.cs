using Jiminny;
using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Crm;
using Jiminny.Emulator;
using Jiminny.Import;
using Microsoft.Extensions.DependencyInjection;

namespace CustomCrmAdapter;

/// <summary>An import from the emulated mailboxes of a fictional company, matched against whatever CRM is registered.</summary>
public static class ImportRun
{
    public const string Organisation = "acme";

    /// <summary>Imports everything once.</summary>
    /// <param name="company">The company.</param>
    /// <param name="addCrm">Registers an <see cref="ICrmAdapterFactory"/>.</param>
    /// <returns>One result per mailbox and stream.</returns>
    public static async Task<IReadOnlyList<ImportResult>> RunAsync(DemoCompany company, Action<IServiceCollection> addCrm)
    {
        var clock = new VirtualClock(company.ReferenceNow);
        var providers = new EmulatedWorld(company.Mailboxes, clock, new EmulatorOptions { EnforceQuotas = false });
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton<IAccessTokens>(new Tokens(providers))
            .AddJiminny(jiminny =>
            {
                var organisation = jiminny.Organisation(Organisation);
                foreach (var domain in company.InternalDomains)
                    organisation.InternalDomains.Add(domain);
                foreach (var mailbox in company.Mailboxes)
                    organisation.Designate(mailbox.Key, mailbox.Vendor == Vendor.Microsoft ? Provider.Microsoft : Provider.Google);
            })
            .AddJiminnyInMemoryStore();
        addCrm(services);
        services.Configure<MicrosoftConnectorOptions>(microsoft => microsoft.RequestsPerTenMinutes = int.MaxValue);
        services.Configure<GoogleConnectorOptions>(google => (google.GmailUnitsPerMinute, google.CalendarRequestsPerMinute) = (int.MaxValue, int.MaxValue));
        foreach (var client in new[] { MicrosoftConnectorOptions.HttpClientName, GoogleConnectorOptions.HttpClientName })
            services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(providers.CreateHandler);

        await using var provider = services.BuildServiceProvider();
        return await provider.GetRequiredService<IImporter>().ImportAsync(Organisation);
    }

    /// <summary>Enters the company's customers into the in-house CRM, as its sales people did over the years.</summary>
    public static void Fill(InHouseCrm crm, DemoCompany company)
    {
        var ids = company.Accounts.ToDictionary(
            account => account.Id,
            account => crm.Add(new Account(account.Id) { Name = account.Name, Domains = account.Website is { } website ? [website] : [] }));
        foreach (var person in company.People)
        {
            string[] addresses = person.Email is { } email ? [email] : [];
            crm.Add(person.Type == "Lead"
                ? new Lead(person.Id) { Name = person.Name, Addresses = addresses }
                : new Contact(person.Id) { Name = person.Name, Addresses = addresses, AccountId = person.AccountId is { } account ? ids[account] : null });
        }
    }

    /// <summary>Stands for the sign-in of each user: three read permissions per provider.</summary>
    private sealed class Tokens(EmulatedWorld providers) : IAccessTokens
    {
        private static readonly string[] Microsoft = ["User.Read", "Mail.ReadBasic", "Calendars.ReadBasic"];

        private static readonly string[] Google =
        [
            "https://www.googleapis.com/auth/userinfo.email", "https://www.googleapis.com/auth/gmail.readonly",
            "https://www.googleapis.com/auth/calendar.events.owned.readonly",
        ];

        public ValueTask<AccessTokenResult> GetAsync(AccessTokenRequest request, CancellationToken cancellationToken) => new(AccessTokenResult.Success(
            providers.IssueToken(request.Mailbox.Key.MailboxId, request.Mailbox.Provider == Provider.Microsoft ? Microsoft : Google)));
    }
}
