using System.Text.Json;

namespace Jiminny.Emulator.Tests.Support.Contracts;

/// <summary>A request and its answer, read for checking.</summary>
internal sealed record Exchange(string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Query, int Status, JsonElement? Body)
{
    /// <summary>The request's JSON body.</summary>
    public JsonElement? Sent { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;
}

/// <summary>A vendor's description of its API.</summary>
internal interface IContract
{
    bool Covers(Exchange exchange);

    /// <summary>The faults of the request; empty when it is as described.</summary>
    IEnumerable<string> CheckRequest(Exchange exchange);

    /// <summary>The faults of the answer; empty when it is as described.</summary>
    IEnumerable<string> CheckResponse(Exchange exchange);
}
