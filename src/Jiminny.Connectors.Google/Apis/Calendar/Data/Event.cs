using Newtonsoft.Json;

namespace Jiminny.Connectors.Google.Apis.Calendar.Data;

/// <summary>What is written of an event.</summary>
internal sealed class Event
{
    [JsonProperty("id")]
    public string? Id { get; set; }

    [JsonProperty("summary")]
    public string? Summary { get; set; }

    [JsonProperty("description")]
    public string? Description { get; set; }

    [JsonProperty("start")]
    public EventDateTime? Start { get; set; }

    [JsonProperty("end")]
    public EventDateTime? End { get; set; }

    [JsonProperty("extendedProperties")]
    public ExtendedPropertiesData? ExtendedProperties { get; set; }

    /// <summary>Notes of applications.</summary>
    public sealed class ExtendedPropertiesData
    {
        /// <summary>Seen in this calendar only.</summary>
        [JsonProperty("private")]
        public IDictionary<string, string>? Private__ { get; set; }
    }
}

/// <summary>When an event begins or ends.</summary>
internal sealed class EventDateTime
{
    /// <summary>The day of an all-day event. Written even when there is none: a patch that gives a time to an all-day event has to take the day away.</summary>
    [JsonProperty("date", NullValueHandling = NullValueHandling.Include)]
    public string? Date { get; set; }

    /// <summary>The time, RFC 3339.</summary>
    [JsonProperty("dateTime")]
    public string? DateTimeRaw { get; set; }
}
