using System.Globalization;
using System.Text;
using Jiminny.Emulator.Crm;

namespace Jiminny.Emulator.HubSpot;

/// <summary>
/// A HubSpot account: CRM v3 objects, search with its cap, batches, associations v4, owners, OAuth refresh, rate limits. A function from request to answer on an
/// injected clock; <see cref="CreateHandler"/> puts it behind an <see cref="HttpClient"/>. Thread-safe.
/// </summary>
public sealed class EmulatedHubSpot
{
    private readonly Lock gate = new();
    private readonly TimeProvider clock;
    private readonly HubSpotAccount account;
    private readonly HubSpotTokens tokens;
    private readonly HubSpotLimits limits;
    private readonly HubSpotListing listing;
    private readonly HubSpotSearch search;
    private readonly HubSpotBatches batches;
    private readonly HubSpotEmulatorOptions options;
    private CrmFault fault;
    private string faultContent = "";

    /// <summary>Creates an empty account.</summary>
    /// <param name="clock">The account's clock; the system's when null.</param>
    /// <param name="options">Behaviour; the defaults when null.</param>
    public EmulatedHubSpot(TimeProvider? clock = null, HubSpotEmulatorOptions? options = null)
    {
        this.clock = clock ?? TimeProvider.System;
        this.options = options ?? new HubSpotEmulatorOptions();
        account = new HubSpotAccount(this.options);
        tokens = new HubSpotTokens(this.options, this.clock);
        limits = new HubSpotLimits(this.options, this.clock);
        listing = new HubSpotListing(this.options, this.clock);
        search = new HubSpotSearch(this.options, this.clock);
        batches = new HubSpotBatches(account, this.clock);
    }

    /// <summary>Requests so far, refused ones included.</summary>
    public int Requests { get; private set; }

    /// <summary>Requests refused because there were too many.</summary>
    public int Throttled { get; private set; }

    /// <summary>Requests for a new access token so far.</summary>
    public int Refreshes => tokens.Refreshes;

    /// <summary>Issues a refresh token, as the end of an OAuth flow does.</summary>
    /// <returns>The token.</returns>
    public string IssueRefreshToken()
    {
        lock (gate)
            return tokens.IssueRefreshToken();
    }

    /// <summary>Uninstalls the app: its refresh token is no longer good.</summary>
    /// <param name="token">The refresh token.</param>
    public void RevokeRefreshToken(string token)
    {
        lock (gate)
            tokens.RevokeRefreshToken(token);
    }

    /// <summary>Issues an access token.</summary>
    /// <returns>The token.</returns>
    public string IssueAccessToken()
    {
        lock (gate)
            return tokens.IssueAccessToken();
    }

    /// <summary>Creates a record.</summary>
    /// <param name="objectType">The object type, such as <c>contacts</c>.</param>
    /// <param name="properties">The values.</param>
    /// <returns>The record's id.</returns>
    public string Create(string objectType, params (string Property, string? Value)[] properties)
    {
        lock (gate)
        {
            var type = account.Objects[objectType];
            var record = type.Add(account.NextId(), clock.GetUtcNow());
            foreach (var (property, value) in properties)
                type.Set(record, property, value);
            return record.Id.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Changes a record.</summary>
    /// <param name="objectType">The object type.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="properties">The values that change.</param>
    public void Update(string objectType, string id, params (string Property, string? Value)[] properties)
    {
        lock (gate)
        {
            var (type, record) = Find(objectType, id);
            foreach (var (property, value) in properties)
                type.Set(record, property, value);
            record.ModifiedAt = clock.GetUtcNow();
        }
    }

    /// <summary>Sets the one company that a record is associated with.</summary>
    /// <param name="objectType">The object type.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="companyId">The company, or null for none.</param>
    public void SetCompany(string objectType, string id, string? companyId)
    {
        lock (gate)
        {
            var (_, record) = Find(objectType, id);
            record.Associations.RemoveAll(association => association.Object == "companies");
            if (companyId is not null)
                record.Associations.Add(("companies", long.Parse(companyId, CultureInfo.InvariantCulture)));
            record.ModifiedAt = clock.GetUtcNow();
        }
    }

    /// <summary>Archives a record.</summary>
    /// <param name="objectType">The object type.</param>
    /// <param name="id">The record's id.</param>
    public void Archive(string objectType, string id)
    {
        lock (gate)
            Find(objectType, id).Record.ArchivedAt = clock.GetUtcNow();
    }

    /// <summary>Merges two records into a new one, as HubSpot does since 2025; both old ids then mean the new record.</summary>
    /// <param name="objectType">The object type.</param>
    /// <param name="primaryId">The record whose values are kept.</param>
    /// <param name="otherId">The other one.</param>
    /// <returns>The new record's id.</returns>
    public string Merge(string objectType, string primaryId, string otherId)
    {
        lock (gate)
        {
            var (type, primary) = Find(objectType, primaryId);
            var other = Find(objectType, otherId).Record;
            var merged = type.Add(account.NextId(), clock.GetUtcNow());
            primary.Values.CopyTo(merged.Values, 0);
            merged.Associations.AddRange(primary.Associations);
            type.Set(merged, "hs_merged_object_ids", $"{primaryId};{otherId}");
            primary.MergedInto = other.MergedInto = merged.Id;
            return merged.Id.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Creates a user who owns records.</summary>
    /// <param name="address">The user's address.</param>
    /// <returns>The owner's id.</returns>
    public string CreateOwner(string address)
    {
        lock (gate)
        {
            var id = account.NextId();
            account.Owners.Add(address, (id, clock.GetUtcNow()));
            return id.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Counts records that are there and have a value in a property.</summary>
    /// <param name="objectType">The object type.</param>
    /// <param name="property">The property.</param>
    /// <param name="value">The value.</param>
    public int Count(string objectType, string property, string value)
    {
        lock (gate)
            return account.Objects[objectType].Records.Count(record => record.IsThere && account.Objects[objectType].Value(record, property) == value);
    }

    /// <summary>The records of other types that a record is associated with.</summary>
    /// <param name="objectType">The object type.</param>
    /// <param name="id">The record's id.</param>
    public IReadOnlyList<string> Associations(string objectType, string id)
    {
        lock (gate)
            return [.. Find(objectType, id).Record.Associations.Select(association => $"{association.Object}/{association.Id}")];
    }

    /// <summary>Lets the account suffer from a fault until told otherwise.</summary>
    /// <param name="newFault">The fault; none ends it.</param>
    /// <param name="content">What garbage quotes.</param>
    public void Suffer(CrmFault newFault, string content = "")
    {
        lock (gate)
            (fault, faultContent) = (newFault, content);
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
            try
            {
                return Incoming.Read(request) is { } incoming ? Answer(incoming) : PlainAnswer.Create(400, "Bad Request");
            }
            catch (HubSpotRefusal refusal)
            {
                return HubSpotAnswer.Error(refusal.Status, refusal.Category, refusal.Message);
            }
        }
    }

    private EmulatorResponse Answer(Incoming request)
    {
        if (fault == CrmFault.Garbage)
            return new EmulatorResponse(200, Encoding.UTF8.GetBytes($"<html><body>Maintenance. Last record: {faultContent}</body></html>"), "text/html");
        var segments = request.Path.Trim('/').Split('/').Select(Uri.UnescapeDataString).ToArray();
        if (request.Method == "POST" && segments is ["oauth", "v1", "token"])
            return tokens.Refresh(request.Body);
        if (!tokens.IsGood(request.Headers["Authorization"]))
            throw new HubSpotRefusal(401, "EXPIRED_AUTHENTICATION", "The OAuth token used to make this call expired 2 hour(s) ago.");

        var isSearch = segments is [.., "search"];
        if ((fault == CrmFault.Throttled ? "DAILY" : limits.Enter(isSearch)) is { } policy)
        {
            Throttled++;
            return AddLimits(HubSpotAnswer.TooMany(policy), isSearch);
        }

        if (fault == CrmFault.ContactsHidden && segments is ["crm", _, "objects", "contacts", ..])
            return HubSpotAnswer.MissingScope("crm.objects.contacts.read");

        var response = AddLimits(Route(request, segments), isSearch);
        return fault == CrmFault.LostAnswers && segments is [.., "upsert"] ? throw new LostAnswerException() : response;
    }

    private EmulatorResponse Route(Incoming request, string[] segments) => (request.Method, segments) switch
    {
        ("GET", ["crm", "v3", "objects", var type]) => listing.List(Object(type), request.Query),
        ("POST", ["crm", "v3", "objects", var type, "search"]) => search.Run(Object(type), request.Body),
        ("POST", ["crm", "v3", "objects", var type, "batch", "read"]) => batches.Read(Object(type), request.Body),
        ("POST", ["crm", "v3", "objects", var type, "batch", "upsert"]) => batches.Upsert(Object(type), request.Body),
        ("POST", ["crm", "v4", "associations", var from, var to, "batch", "read"]) => batches.ReadAssociations(Object(from), to, request.Body),
        ("PUT", ["crm", "v4", "objects", var from, var id, "associations", "default", var to, var toId]) =>
            batches.Associate(Object(from), id, Object(to), toId),
        ("GET", ["crm", "v3", "owners"]) => Owners(request.Query["email"] ?? ""),
        _ => throw new HubSpotRefusal(404, "OBJECT_NOT_FOUND", "resource not found"),
    };

    private EmulatorResponse Owners(string address) => HubSpotAnswer.Json(200, json =>
    {
        json.Object().Name("results"u8).Array();
        if (account.Owners.TryGetValue(address, out var owner))
        {
            json.Object()
                .Name("id"u8).NumberString(owner.Id)
                .Name("email"u8).String(address)
                .Name("type"u8).String("PERSON")
                .Name("firstName"u8).String("Rea")
                .Name("lastName"u8).String("Poe")
                .Name("userId"u8).Number(owner.Id + 1)
                .Name("createdAt"u8).String(HubSpotAnswer.Time(owner.CreatedAt))
                .Name("updatedAt"u8).String(HubSpotAnswer.Time(owner.CreatedAt))
                .Name("archived"u8).Bool(false)
                .EndObject();
        }

        json.EndArray().EndObject();
    });

    private EmulatorResponse AddLimits(EmulatorResponse response, bool isSearch)
    {
        if (!isSearch)
        {
            response.Headers.Add("X-HubSpot-RateLimit-Max", options.RequestsPerTenSeconds.ToString(CultureInfo.InvariantCulture));
            response.Headers.Add("X-HubSpot-RateLimit-Remaining", limits.Remaining.ToString(CultureInfo.InvariantCulture));
            response.Headers.Add("X-HubSpot-RateLimit-Interval-Milliseconds", "10000");
        }

        return response;
    }

    private HubSpotObject Object(string name) =>
        account.Objects.GetValueOrDefault(name) ?? throw new HubSpotRefusal(400, "VALIDATION_ERROR", $"Unable to infer object type from: {name}");

    private (HubSpotObject Type, HubSpotRecord Record) Find(string objectType, string id)
    {
        var type = account.Objects[objectType];
        return (type, type.Find(long.Parse(id, CultureInfo.InvariantCulture)) ?? throw new ArgumentException("There is no record with this id.", nameof(id)));
    }
}
