using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Jiminny.Emulator.Salesforce;

/// <summary>Query jobs of Bulk API 2.0: created, polled, and read as CSV in parts.</summary>
internal sealed class SalesforceBulkJobs(SalesforceQueries queries, SalesforceEmulatorOptions options, TimeProvider clock)
{
    private readonly Dictionary<string, Job> jobs = new(StringComparer.Ordinal);

    public EmulatorResponse Create(ReadOnlyMemory<byte> body, string version)
    {
        using var request = JsonDocument.Parse(body);
        var operation = request.RootElement.GetProperty("operation").GetString()!;
        var (query, type, rows) = queries.Run(request.RootElement.GetProperty("query").GetString()!, operation == "queryAll");
        var id = string.Create(CultureInfo.InvariantCulture, $"750{jobs.Count + 1:000000000000}AAA");
        var job = new Job(id, operation, type, query.Fields, rows, version, clock.GetUtcNow());
        jobs.Add(id, job);
        return SalesforceAnswer.Json(200, json => Describe(json, job, "UploadComplete").EndObject());
    }

    public EmulatorResponse Status(string id)
    {
        var job = Find(id);
        var isDone = clock.GetUtcNow() >= job.CreatedAt + options.BulkJobTime;
        return SalesforceAnswer.Json(200, json => Describe(json, job, isDone ? "JobComplete" : "InProgress")
            .Name("jobType"u8).String("V2Query")
            .Name("numberRecordsProcessed"u8).Number(isDone ? job.Rows.Length : 0)
            .Name("retries"u8).Number(0)
            .Name("totalProcessingTime"u8).Number((long)options.BulkJobTime.TotalMilliseconds)
            .Name("isPkChunkingSupported"u8).Bool(true)
            .EndObject());
    }

    public EmulatorResponse Results(string id, string? locator, int maxRecords)
    {
        var job = Find(id);
        var start = locator is null ? 0 : int.Parse(Encoding.ASCII.GetString(Convert.FromBase64String(locator)), CultureInfo.InvariantCulture);
        var end = Math.Min(start + maxRecords, job.Rows.Length);
        var csv = new StringBuilder();
        csv.AppendJoin(',', job.Fields.Select(Quoted)).Append('\n');
        for (var i = start; i < end; i++)
            csv.AppendJoin(',', job.Fields.Select(field => Quoted(Text(job.Type.Value(job.Rows[i], field))))).Append('\n');
        var response = new EmulatorResponse(200, Encoding.UTF8.GetBytes(csv.ToString()), "text/csv;charset=UTF-8");
        response.Headers.Add("Sforce-NumberOfRecords", (end - start).ToString(CultureInfo.InvariantCulture));
        response.Headers.Add(
            "Sforce-Locator",
            end == job.Rows.Length ? "null" : Convert.ToBase64String(Encoding.ASCII.GetBytes(end.ToString(CultureInfo.InvariantCulture))));
        return response;
    }

    private static JsonOutput Describe(JsonOutput json, Job job, string state) => json.Object()
        .Name("id"u8).String(job.Id)
        .Name("operation"u8).String(job.Operation)
        .Name("object"u8).String(job.Type.Name)
        .Name("createdById"u8).String("005000000000001AAA")
        .Name("createdDate"u8).String(SalesforceAnswer.Time(job.CreatedAt))
        .Name("systemModstamp"u8).String(SalesforceAnswer.Time(job.CreatedAt))
        .Name("state"u8).String(state)
        .Name("concurrencyMode"u8).String("Parallel")
        .Name("contentType"u8).String("CSV")
        .Name("apiVersion"u8).Raw(Encoding.ASCII.GetBytes(job.Version.TrimStart('v')))
        .Name("lineEnding"u8).String("LF")
        .Name("columnDelimiter"u8).String("COMMA");

    private static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private Job Find(string id) => jobs.GetValueOrDefault(id) ?? throw new SalesforceRefusal(404, "NOT_FOUND", "The requested resource does not exist");

    private sealed record Job(
        string Id, string Operation, SalesforceObject Type, IReadOnlyList<string> Fields, SalesforceRow[] Rows, string Version, DateTimeOffset CreatedAt);
}
