using System.Text;
using System.Text.Json;
using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import.Exclusions;
using Jiminny.Import.Previews;
using Jiminny.Import.Runs;
using Jiminny.Import.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jiminny.Import.Tests;

/// <summary>Whatever kind of run reads it: of a rejected item nothing is in the store, in a log or in an explanation, and every kept one is.</summary>
public sealed class CanaryTests
{
    private const string Mark = "canary7f3a";
    private static readonly DateTimeOffset Now = ImportFixture.Start;

    [Fact]
    public async Task Marks_of_rejected_items_are_nowhere_after_every_kind_of_run()
    {
        var mail = new ScriptedSource(StreamKind.Mail, Now, [[Kept("kept-1"), Rejected("a"), new("late", "nia@newcomer.example"), Broken("pending-1")]]);
        var search = new ScriptedSearch(Now, [[Rejected("b"), new("late", "nia@newcomer.example")]]);
        var reader = new ScriptedReader(StreamKind.Mail, Now);
        reader.Items["pending-1"] = Rejected("pending-1");
        reader.Items[$"{Mark}-explained"] = Rejected($"{Mark}-explained");
        using var logs = new Collector();
        await using var fixture = new ImportFixture(
            [mail],
            options => options.AllowMailSearch = true,
            logs,
            more: services => services.AddSingleton<IMailSearch>(search).AddSingleton<IItemReader>(reader).AddJiminnyImportRule((in item) => item.ParticipantCount == 3));

        // The whole window, an update, a search, an exclusion list, another try of what was pending, an explanation and a dry run.
        await fixture.ImportAsync();
        mail.Updates.Enqueue(([Kept("kept-2"), Rejected("c"), Rejected("d") with { Addresses = ["ann@customer.example", $"{Mark}1@x.example", $"{Mark}2@x.example"] }], []));
        fixture.CrmChanges.Add(CrmChange.Upsert(new Contact("C2") { Addresses = ["nia@newcomer.example"] }));
        await fixture.Services.GetRequiredService<IExclusionLists>().AddAsync(ImportFixture.Organisation, [Exclusion.OfAddress("lee@gmail.com")], default);
        await Task.Delay(TimeSpan.FromHours(7), fixture.Time);
        await fixture.Importer.ImportAsync(ImportFixture.Organisation);
        var preview = fixture.Services.GetRequiredService<IImportPreview>();
        var told = (await preview.ExplainAsync(ImportFixture.Mailbox, StreamKind.Mail, $"{Mark}-explained", default)).Describe();
        mail.Updates.Clear();
        await preview.DryRunAsync(ImportFixture.Mailbox, progress: null, default);
        mail.Failures.Enqueue(new SourceFailure(SourceError.ServiceDown, "503"));
        await Task.Delay(TimeSpan.FromMinutes(15), fixture.Time);
        await fixture.ImportAsync();

        var runs = await fixture.RunsAsync();
        Assert.Equal([RunKind.Whole, RunKind.Update, RunKind.LateMatch, RunKind.Retry], runs.Select(run => run.Kind).Distinct().Except([RunKind.Review]));
        var stored = await DumpAsync(fixture);
        Assert.All(["kept-1", "kept-2", "late"], id => Assert.Contains(id, stored, StringComparison.Ordinal));
        Assert.All([stored, logs.Text, told], text => Assert.DoesNotContain(Mark, text, StringComparison.Ordinal));
        Assert.NotEmpty(logs.Text);
    }

    private static ScriptedItem Kept(string id) => new(id, "ann@customer.example");

    private static ScriptedItem Rejected(string id) => new($"{Mark}-{id}", $"{Mark}@elsewhere.example", "bob@acme.example");

    private static ScriptedItem Broken(string id) => new(id) { IsUnreadable = true };

    private static async Task<string> DumpAsync(ImportFixture fixture)
    {
        var text = new StringBuilder();
        await foreach (var item in fixture.Store.ReadItemsAsync(ImportFixture.Organisation, ItemQuery.All, default))
        {
            text.AppendLine(JsonSerializer.Serialize<object>(item.Item)).AppendLine(JsonSerializer.Serialize(item.Matches));
        }

        await foreach (var run in fixture.Store.ReadRunsAsync(ImportFixture.Organisation, since: null, default))
        {
            text.AppendLine(JsonSerializer.Serialize(run));
        }

        var state = await fixture.Store.FindStreamAsync(new(ImportFixture.Mailbox.Key, StreamKind.Mail), default);
        text.AppendLine(JsonSerializer.Serialize(state));
        text.AppendLine(JsonSerializer.Serialize(await fixture.PendingAsync(StreamKind.Mail)));
        text.AppendLine(JsonSerializer.Serialize(await fixture.Store.ReadReceiptsAsync(ImportFixture.Organisation, default).ToListAsync()));
        return text.ToString();
    }

    private sealed class Collector : ILoggerProvider, ILogger
    {
        private readonly StringBuilder _text = new();

        public string Text
        {
            get
            {
                lock (_text)
                {
                    return _text.ToString();
                }
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_text)
            {
                _text.AppendLine(formatter(state, exception)).AppendLine(exception?.ToString());
            }
        }

        public void Dispose()
        {
        }
    }
}
