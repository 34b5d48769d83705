using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Crm;
using Jiminny.EntityFrameworkCore;
using Jiminny.Import.Storage;
using Jiminny.Simulation.Processes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Jiminny.Import.Kill.Tests.Importing;

/// <summary>The importer in a process of its own: reads commands, imports, tells what happens. Nothing in the product knows of boundaries.</summary>
internal static class ImporterHost
{
    /// <summary>Names the file to which the process tells everything it can tell; nothing when it is not set.</summary>
    public const string SignalsVariable = "JIMINNY_KILL_SIGNALS";

    private static SignalFile? Signals { get; set; }

    public static JsonSerializerOptions Json { get; } = new() { Converters = { new JsonStringEnumConverter() } };

    public static async Task<int> RunAsync(TextReader commands, TextWriter answers)
    {
        // An import that stands still keeps its thread.
        ThreadPool.SetMinThreads(256, 256);
        Signals = Environment.GetEnvironmentVariable(SignalsVariable) is { Length: > 0 } path ? new SignalFile(path) : null;
        using var statements = LoggerFactory.Create(logging => Log(logging.AddProvider(new HaltingStatements())));
        NpgsqlLoggingConfiguration.InitializeLogging(statements, parameterLoggingEnabled: Signals is not null);
        var gate = new Lock();
        var flows = new Dictionary<string, Flow>(StringComparer.Ordinal);
        Answer(new ImportAnswer("", AnswerKind.Ready, ""));
        while (await commands.ReadLineAsync() is { } line)
        {
            var command = JsonSerializer.Deserialize<ImportCommand>(line, Json)!;
            if (flows.TryGetValue(command.Flow, out var waiting) && command.IsResume)
            {
                waiting.Resume();
                continue;
            }

            var flow = flows[command.Flow] = new Flow(command, Answer);
            _ = Task.Run(() => ImportAsync(flow));
        }

        return 0;

        void Answer(ImportAnswer answer)
        {
            lock (gate)
            {
                answers.WriteLine(JsonSerializer.Serialize(answer, Json));
                answers.Flush();
            }
        }
    }

    private static async Task ImportAsync(Flow flow)
    {
        Flow.Current = flow;
        var command = flow.Command;
        try
        {
            await using var services = Build(command);
            var results = await services.GetRequiredService<IImporter>()
                .ImportMailboxAsync(new MailboxContext(new MailboxKey(command.Organisation, command.Mailbox), command.Provider));
            flow.Tell(AnswerKind.Done, string.Join(' ', results.Select(result =>
                string.Create(CultureInfo.InvariantCulture, $"{result.Status}{(result.Failure is null ? "" : ":" + result.Failure.Error + ":" + result.Failure.Code)}/{result.Receipt.Pages}"))));
        }
        catch (Exception failure)
        {
            flow.Tell(AnswerKind.Done, failure.ToString().ReplaceLineEndings(" "));
        }
    }

    public static ServiceProvider Build(ImportCommand command)
    {
        var services = new ServiceCollection()
            .AddLogging(logging => Log(logging))
            .AddSingleton<IAccessTokens>(new FixedToken(command.Token))
            .AddSingleton<ICrmAdapterFactory>(new FixedCrm())
            .AddJiminny(jiminny => jiminny.Organisation(command.Organisation).Designate(command.Mailbox, command.Provider).InternalDomains.Add("acme.example"))
            .Configure<ImportOptions>(import =>
            {
                (import.Owner, import.LeaseDuration) = (command.Owner, TimeSpan.FromSeconds(command.LeaseSeconds));
                (import.ImportMail, import.ImportMeetings) = (command.Stream == StreamKind.Mail, command.Stream == StreamKind.Calendar);
                import.RescanAfter = command.IsDue ? TimeSpan.FromTicks(1) : TimeSpan.FromHours(6);
            })
            .Configure<MicrosoftConnectorOptions>(microsoft =>
                (microsoft.BaseUri, microsoft.MessagesPerPage, microsoft.EventsPerPage) = (new Uri(command.Server, "v1.0"), 5, 5))
            .Configure<GoogleConnectorOptions>(google => (google.GmailBaseUri, google.CalendarBaseUri, google.MessagesPerPage, google.EventsPerPage) =
                (command.Server, new Uri(command.Server, "calendar/v3/"), 5, 5));
        _ = command.Store == StoreKind.Sqlite ? services.AddJiminnySqlite(command.Database) : services.AddJiminnyPostgres(command.Database);
        services.ConfigureDbContext<JiminnyDbContext>(options =>
            options.AddInterceptors(new HaltingTransactions(), new HaltingStatements()).EnableSensitiveDataLogging(Signals is not null));
        Decorate<IImportStore>(services, store => Intercepted<IImportStore>.Create(store, OnStoreAsync));
        DecorateAll<IMailboxSource>(services, source => new HaltingSource(source));
        return services.BuildServiceProvider();
    }

    private static void Log(ILoggingBuilder logging)
    {
        logging.SetMinimumLevel(LogLevel.Trace);
        if (Signals is not null)
        {
            logging.AddProvider(Signals);
        }
    }

    private static async ValueTask<object?> OnStoreAsync(string method, object?[] arguments, Func<object?[], ValueTask<object?>> next)
    {
        var flow = Flow.Current!;
        if (method == nameof(IImportStore.CommitAsync))
        {
            if (((PageCommit)arguments[1]!).Receipt.IsComplete)
            {
                flow.Arrive(Boundary.BeforePromotion);
            }

            flow.IsCommitting = true;
        }

        var answer = await next(arguments);
        flow.IsCommitting = false;
        if (method == nameof(IImportStore.AcquireAsync))
        {
            flow.Arrive(Boundary.LeaseTaken);
        }

        return answer;
    }

    private static void Decorate<T>(IServiceCollection services, Func<T, T> wrap)
        where T : class
    {
        var inner = services.Single(service => service.ServiceType == typeof(T));
        services.Remove(inner);
        services.AddSingleton(provider => wrap((T)Create(provider, inner)));
    }

    private static void DecorateAll<T>(IServiceCollection services, Func<T, T> wrap)
        where T : class
    {
        foreach (var inner in services.Where(service => service.ServiceType == typeof(T)).ToList())
        {
            services.Remove(inner);
            services.AddSingleton(provider => wrap((T)Create(provider, inner)));
        }
    }

    private static object Create(IServiceProvider provider, ServiceDescriptor descriptor) =>
        descriptor.ImplementationInstance
        ?? descriptor.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, descriptor.ImplementationType!);

    private sealed class FixedToken(string token) : IAccessTokens
    {
        public ValueTask<AccessTokenResult> GetAsync(AccessTokenRequest request, CancellationToken cancellationToken) => new(AccessTokenResult.Success(token));
    }

    private sealed class FixedCrm : ICrmAdapterFactory, ICrmAdapter
    {
        public CrmDescriptor Descriptor { get; } = new("fixed");

        public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken) => new(this);

        public ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken) => new(new CrmPage
        {
            Changes = cursor.IsStart ? [CrmChange.Upsert(new Contact("C1") { Addresses = ["ann@customer.example"] })] : [],
            Next = new CrmCursor("1"),
            IsLast = true,
        });
    }
}
