using System.Globalization;
using System.Text;
using Jiminny.Emulator.Crm;

namespace Jiminny.Emulator.Salesforce;

/// <summary>
/// A Salesforce org: SOQL over REST with locators, Bulk API 2.0 query jobs, activities by external id, the recycle bin, daily requests. A function from request to
/// answer on an injected clock; <see cref="CreateHandler"/> puts it behind an <see cref="HttpClient"/>. Thread-safe.
/// </summary>
public sealed class EmulatedSalesforce
{
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly SalesforceEmulatorOptions options;
    private readonly IReadOnlyDictionary<string, SalesforceObject> objects;
    private readonly SalesforceQueries queries;
    private readonly SalesforceBulkJobs bulkJobs;
    private readonly SalesforceUpserts upserts;
    private readonly HashSet<string> tokens = new(StringComparer.Ordinal);
    private CrmFault fault;
    private string faultContent = "";

    /// <summary>Creates an empty org.</summary>
    /// <param name="clock">The org's clock; the system's when null.</param>
    /// <param name="options">Behaviour; the defaults when null.</param>
    public EmulatedSalesforce(TimeProvider? clock = null, SalesforceEmulatorOptions? options = null)
    {
        this.clock = clock ?? TimeProvider.System;
        this.options = options ?? new SalesforceEmulatorOptions();
        objects = SalesforceSchema.Create(this.options);
        queries = new SalesforceQueries(objects, this.options, this.clock);
        bulkJobs = new SalesforceBulkJobs(queries, this.options, this.clock);
        upserts = new SalesforceUpserts(objects, this.clock);
    }

    /// <summary>The org's own address.</summary>
    public Uri InstanceUrl { get; } = new("https://org.my.salesforce.example/");

    /// <summary>Requests so far, refused ones included.</summary>
    public int Requests { get; private set; }

    /// <summary>Issues an access token.</summary>
    /// <returns>The token.</returns>
    public string IssueToken()
    {
        lock (gate)
        {
            var token = $"00D!{tokens.Count + 1}";
            tokens.Add(token);
            return token;
        }
    }

    /// <summary>Ends a session.</summary>
    /// <param name="token">Its access token.</param>
    public void RevokeToken(string token)
    {
        lock (gate)
            tokens.Remove(token);
    }

    /// <summary>Creates a row.</summary>
    /// <param name="objectName">The object, such as <c>Contact</c>.</param>
    /// <param name="fields">The values: texts, numbers (long), booleans.</param>
    /// <returns>The row's id.</returns>
    public string Create(string objectName, params (string Field, object? Value)[] fields)
    {
        lock (gate)
        {
            var type = objects[objectName];
            var row = type.Add(clock.GetUtcNow());
            foreach (var (field, value) in fields)
                type.Set(row, field, value);
            return row.Id;
        }
    }

    /// <summary>Changes a row.</summary>
    /// <param name="objectName">The object.</param>
    /// <param name="id">The row's id.</param>
    /// <param name="fields">The values that change.</param>
    public void Update(string objectName, string id, params (string Field, object? Value)[] fields)
    {
        lock (gate)
        {
            var (type, row) = Find(objectName, id);
            foreach (var (field, value) in fields)
                type.Set(row, field, value);
            row.Modified = clock.GetUtcNow();
        }
    }

    /// <summary>Deletes a row: it goes to the recycle bin.</summary>
    /// <param name="objectName">The object.</param>
    /// <param name="id">The row's id.</param>
    /// <param name="masterId">The row it was merged into, if it was.</param>
    public void Delete(string objectName, string id, string? masterId = null)
    {
        lock (gate)
        {
            var (type, row) = Find(objectName, id);
            row.IsDeleted = true;
            row.Modified = clock.GetUtcNow();
            if (masterId is not null)
                type.Set(row, "MasterRecordId", masterId);
        }
    }

    /// <summary>Counts rows that are not deleted and have a value in a field.</summary>
    /// <param name="objectName">The object.</param>
    /// <param name="field">The field.</param>
    /// <param name="value">The value.</param>
    public int Count(string objectName, string field, object value)
    {
        lock (gate)
            return objects[objectName].Rows.Count(row => !row.IsDeleted && value.Equals(objects[objectName].Value(row, field)));
    }

    /// <summary>Lets the org suffer from a fault until told otherwise.</summary>
    /// <param name="newFault">The fault; none ends it.</param>
    /// <param name="content">What garbage quotes.</param>
    public void Suffer(CrmFault newFault, string content = "")
    {
        lock (gate)
        {
            (fault, faultContent) = (newFault, content);
            queries.Hidden = fault == CrmFault.ContactsHidden ? "Contact" : null;
        }
    }

    /// <summary>A handler for an <see cref="HttpClient"/> that answers in process.</summary>
    public HttpMessageHandler CreateHandler() => new CrmHandler(Handle, clock);

    /// <summary>Answers one request.</summary>
    /// <param name="request">The request.</param>
    /// <returns>The answer; dispose it when its body has been sent.</returns>
    public EmulatorResponse Handle(EmulatorRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        lock (gate)
        {
            Requests++;
            EmulatorResponse response;
            try
            {
                response = Incoming.Read(request) is { } incoming ? Answer(incoming) : PlainAnswer.Create(400, "Bad Request");
            }
            catch (SalesforceRefusal refusal)
            {
                response = SalesforceAnswer.Error(refusal.Status, refusal.Code, refusal.Message);
            }

            response.Headers.Add("Sforce-Limit-Info", $"api-usage={Requests}/{options.RequestsPerDay}");
            return response;
        }
    }

    private EmulatorResponse Answer(Incoming request)
    {
        if (fault == CrmFault.Garbage)
            return new EmulatorResponse(200, Encoding.UTF8.GetBytes($"<html><body>Maintenance. Last record: {faultContent}</body></html>"), "text/html");
        if (request.Headers["Authorization"] is not { } authorization
            || !authorization.StartsWith("Bearer ", StringComparison.Ordinal)
            || !tokens.Contains(authorization["Bearer ".Length..]))
        {
            throw new SalesforceRefusal(401, "INVALID_SESSION_ID", "Session expired or invalid");
        }

        if (fault == CrmFault.Throttled || Requests > options.RequestsPerDay)
            throw new SalesforceRefusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.");

        var segments = request.Path.Trim('/').Split('/').Select(Uri.UnescapeDataString).ToArray();
        if (segments is not ["services", "data", var version, .. var resource])
            throw new SalesforceRefusal(404, "NOT_FOUND", "The requested resource does not exist");

        var response = (request.Method, resource) switch
        {
            ("GET", ["query"]) => queries.Start(request.Query["q"] ?? "", includeDeleted: false, BatchSize(request), version),
            ("GET", ["queryAll"]) => queries.Start(request.Query["q"] ?? "", includeDeleted: true, BatchSize(request), version),
            ("GET", ["query" or "queryAll", var locator]) => queries.Continue(locator),
            ("POST", ["jobs", "query"]) => bulkJobs.Create(request.Body, version),
            ("GET", ["jobs", "query", var job]) => bulkJobs.Status(job),
            ("GET", ["jobs", "query", var job, "results"]) => bulkJobs.Results(job, request.Query["locator"], MaxRecords(request)),
            ("PATCH", ["sobjects", var type, var field, var key]) => upserts.Put(type, field, key, request.Body),
            _ => throw new SalesforceRefusal(404, "NOT_FOUND", "The requested resource does not exist"),
        };
        return fault == CrmFault.LostAnswers && request.Method != "GET" ? throw new LostAnswerException() : response;
    }

    private static int MaxRecords(Incoming request) =>
        request.Query["maxRecords"] is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 100_000;

    private int BatchSize(Incoming request)
    {
        const string name = "batchSize=";
        var asked = request.Headers["Sforce-Query-Options"] is { } header && header.StartsWith(name, StringComparison.OrdinalIgnoreCase)
            ? int.Parse(header.AsSpan(name.Length), CultureInfo.InvariantCulture)
            : options.RowsPerPart;
        return Math.Min(Math.Clamp(asked, 200, 2_000), options.RowsPerPart);
    }

    private (SalesforceObject Type, SalesforceRow Row) Find(string objectName, string id) =>
        (objects[objectName], objects[objectName].Find(id) ?? throw new ArgumentException("There is no row with this id.", nameof(id)));
}
