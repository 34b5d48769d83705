using System.Text.Json;
using System.Text.Json.Serialization;

namespace Jiminny.Crm.Salesforce.Transport;

/// <summary>A part of a query's result.</summary>
internal sealed record QueryPart
{
    public required int TotalSize { get; init; }

    public required bool Done { get; init; }

    public string? NextRecordsUrl { get; init; }

    public required IReadOnlyList<Dictionary<string, JsonElement>> Records { get; init; }
}

internal sealed record ErrorItem(string? ErrorCode);

internal sealed record UpsertAnswer(string Id, bool Created);

internal sealed record BulkJobRequest(string Operation, string Query);

internal sealed record BulkJob(string Id, string State);

internal sealed record TaskBody
{
    [JsonPropertyName("Subject")]
    public required string Subject { get; init; }

    [JsonPropertyName("Description")]
    public string? Description { get; init; }

    [JsonPropertyName("Status")]
    public string Status { get; init; } = "Completed";

    [JsonPropertyName("TaskSubtype")]
    public required string TaskSubtype { get; init; }

    [JsonPropertyName("ActivityDate")]
    public required string ActivityDate { get; init; }

    [JsonPropertyName("CallDurationInSeconds")]
    public long? CallDurationInSeconds { get; init; }

    [JsonPropertyName("CallType")]
    public string? CallType { get; init; }

    [JsonPropertyName("WhoId")]
    public string? WhoId { get; init; }

    [JsonPropertyName("WhatId")]
    public string? WhatId { get; init; }

    [JsonPropertyName("OwnerId")]
    public string? OwnerId { get; init; }
}

internal sealed record EventBody
{
    [JsonPropertyName("Subject")]
    public required string Subject { get; init; }

    [JsonPropertyName("Description")]
    public string? Description { get; init; }

    [JsonPropertyName("StartDateTime")]
    public required string StartDateTime { get; init; }

    [JsonPropertyName("DurationInMinutes")]
    public required long DurationInMinutes { get; init; }

    [JsonPropertyName("WhoId")]
    public string? WhoId { get; init; }

    [JsonPropertyName("WhatId")]
    public string? WhatId { get; init; }

    [JsonPropertyName("OwnerId")]
    public string? OwnerId { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(QueryPart))]
[JsonSerializable(typeof(IReadOnlyList<ErrorItem>))]
[JsonSerializable(typeof(UpsertAnswer))]
[JsonSerializable(typeof(BulkJobRequest))]
[JsonSerializable(typeof(BulkJob))]
[JsonSerializable(typeof(TaskBody))]
[JsonSerializable(typeof(EventBody))]
internal sealed partial class SalesforceJson : JsonSerializerContext;
