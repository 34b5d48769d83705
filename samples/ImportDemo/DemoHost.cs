using System.Net;
using System.Net.Sockets;
using ImportDemo.Reporting;
using Jiminny;
using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Emulator;
using Jiminny.Import;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ImportDemo;

/// <summary>Puts the SDK together as a host would; only the addresses of the providers differ.</summary>
internal static class DemoHost
{
    public const string Organisation = "demo";

    // Addresses that stay the same from run to run, since a cursor may hold a link; a connection to them leads to the emulator's port, whichever it is.
    private const string GraphRoot = "http://localhost/v1.0";
    private const string GmailRoot = "http://localhost/";
    private const string CalendarRoot = "http://localhost/calendar/v3/";

    public static ServiceProvider Build(DemoOptions options, DemoWorld world, DemoFiles files, EmulatorServer server, WeeklyTally tally)
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(world.Clock)
            .AddSingleton<IAccessTokens>(new DemoTokens(world.Providers))
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new FileLog(files.Log)))
            .AddJiminny(jiminny =>
            {
                var organisation = jiminny.Organisation(Organisation);
                organisation.MatchAccountDomains = options.MatchDomains;
                foreach (var domain in world.InternalDomains)
                {
                    organisation.InternalDomains.Add(domain);
                }

                foreach (var mailbox in world.Mailboxes)
                {
                    organisation.Designate(mailbox.Key, mailbox.Vendor == Vendor.Microsoft ? Provider.Microsoft : Provider.Google);
                }
            })
            .AddJiminnySqlite(files.Store)
            .AddJiminnyCsvCrm(crm => crm.Organisations[Organisation] = world.Crm)
            .Configure<ImportOptions>(import => (import.Owner, import.LongestWait, import.AllowMailSearch) = ("import-demo", TimeSpan.FromHours(24), true));
        services.Configure<MicrosoftConnectorOptions>(microsoft => microsoft.BaseUri = new Uri(GraphRoot));
        services.Configure<GoogleConnectorOptions>(google => (google.GmailBaseUri, google.CalendarBaseUri) = (new Uri(GmailRoot), new Uri(CalendarRoot)));
        services.Configure<GoogleConnectorOptions>(google => (google.MailPlan, google.AllowSearch) = (options.Plan, options.Plan != MailPlanChoice.Scan));
        if (!options.Quota)
        {
            services.Configure<MicrosoftConnectorOptions>(microsoft => microsoft.RequestsPerTenMinutes = int.MaxValue);
            services.Configure<GoogleConnectorOptions>(google => google.GmailUnitsPerMinute = google.GmailUnitsPerMinuteInAll = google.CalendarRequestsPerMinute = int.MaxValue);
        }

        foreach (var client in new[] { MicrosoftConnectorOptions.HttpClientName, GoogleConnectorOptions.HttpClientName })
        {
            services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => ConnectTo(server));
        }

        Count(services, tally);
        return services.BuildServiceProvider();
    }

    // The report by weeks needs numbers that the import does not keep: they are counted while pages are decided.
    private static void Count(IServiceCollection services, WeeklyTally tally)
    {
        foreach (var source in services.Where(service => service.ServiceType == typeof(IMailboxSource)).ToList())
        {
            services.Remove(source);
            services.AddSingleton(provider => tally.Around((IMailboxSource)ActivatorUtilities.CreateInstance(provider, source.ImplementationType!)));
        }
    }

    private static SocketsHttpHandler ConnectTo(EmulatorServer server) => new()
    {
        AutomaticDecompression = DecompressionMethods.All,
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, server.Address.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
