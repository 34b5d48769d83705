using System.Text.Json.Serialization;

namespace Jiminny.Crm.HubSpot.Transport;

internal sealed record ObjectPage
{
    public required IReadOnlyList<ObjectItem> Results { get; init; }

    public Paging? Paging { get; init; }
}

internal sealed record ObjectItem
{
    public required string Id { get; init; }

    public required Dictionary<string, string?> Properties { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public DateTimeOffset? ArchivedAt { get; init; }

    public bool? New { get; init; }

    public Dictionary<string, AssociatedIds>? Associations { get; init; }
}

internal sealed record AssociatedIds(IReadOnlyList<AssociatedId> Results);

internal sealed record AssociatedId(string Id);

internal sealed record Paging(NextPage? Next);

internal sealed record NextPage(string After);

internal sealed record SearchRequest
{
    public required IReadOnlyList<FilterGroup> FilterGroups { get; init; }

    public required IReadOnlyList<Sort> Sorts { get; init; }

    public required IReadOnlyList<string> Properties { get; init; }

    public required int Limit { get; init; }

    public string? After { get; init; }
}

internal sealed record FilterGroup(IReadOnlyList<Filter> Filters);

internal sealed record Filter
{
    public required string PropertyName { get; init; }

    public required string Operator { get; init; }

    public string? Value { get; init; }

    public IReadOnlyList<string>? Values { get; init; }
}

internal sealed record Sort(string PropertyName, string Direction);

internal sealed record BatchRead(IReadOnlyList<ObjectId> Inputs, IReadOnlyList<string> Properties);

internal sealed record AssociationRead(IReadOnlyList<ObjectId> Inputs);

internal sealed record ObjectId(string Id);

internal sealed record AssociationPage(IReadOnlyList<AssociationItem> Results);

internal sealed record AssociationItem(ObjectId From, IReadOnlyList<AssociationTarget> To);

internal sealed record AssociationTarget(long ToObjectId);

internal sealed record BatchUpsert(IReadOnlyList<UpsertInput> Inputs);

internal sealed record UpsertInput(string Id, string IdProperty, Dictionary<string, string?> Properties);

internal sealed record Nothing;

internal sealed record OwnerPage(IReadOnlyList<ObjectId> Results);

internal sealed record ErrorAnswer(string? Category, string? PolicyName, IReadOnlyList<ErrorDetail>? Errors);

internal sealed record ErrorDetail(ErrorContext? Context);

internal sealed record ErrorContext(IReadOnlyList<string>? RequiredGranularScopes);

internal sealed record TokenAnswer
{
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    [JsonPropertyName("expires_in")]
    public required int ExpiresIn { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ObjectPage))]
[JsonSerializable(typeof(SearchRequest))]
[JsonSerializable(typeof(BatchRead))]
[JsonSerializable(typeof(AssociationRead))]
[JsonSerializable(typeof(AssociationPage))]
[JsonSerializable(typeof(BatchUpsert))]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(OwnerPage))]
[JsonSerializable(typeof(ErrorAnswer))]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class HubSpotJson : JsonSerializerContext;
