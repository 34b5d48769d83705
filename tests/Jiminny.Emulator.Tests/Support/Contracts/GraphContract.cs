using System.Globalization;
using System.Text.Json;

namespace Jiminny.Emulator.Tests.Support.Contracts;

/// <summary>Graph's OpenAPI document.</summary>
internal sealed class GraphContract : IContract
{
    private const string Prefix = "/v1.0";

    // Links carry these; the document leaves them out on purpose.
    private static readonly string[] LinkOptions = ["$deltatoken", "$skiptoken"];

    private readonly JsonElement root;

    public GraphContract(string path) => root = JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;

    public bool Covers(Exchange exchange) => exchange.Path.StartsWith(Prefix + "/", StringComparison.OrdinalIgnoreCase);

    public IEnumerable<string> CheckRequest(Exchange exchange)
    {
        if (Operation(exchange) is not { } operation)
            return [$"no operation for {exchange.Method} {exchange.Path}"];
        var parameters = operation.GetProperty("parameters").EnumerateArray().Where(p => p.GetProperty("in").ValueEquals("query")).ToList();
        var faults = new List<string>();
        if (exchange.Sent is { } sent && operation.TryGetProperty("requestBody", out var described))
        {
            var checker = new SchemaChecker(Resolve);
            checker.Check(sent, described.GetProperty("content").GetProperty("application/json").GetProperty("schema"));
            faults.AddRange(checker.Faults);
        }
        foreach (var (name, value) in exchange.Query)
        {
            var known = parameters.FirstOrDefault(p => p.GetProperty("name").ValueEquals(name));
            if (known.ValueKind == JsonValueKind.Undefined)
            {
                if (!LinkOptions.Contains(name))
                    faults.Add($"no parameter {name}");
            }
            else if (!PathTemplate.FitsPrimitive(value, known.GetProperty("schema").GetProperty("type").GetString()))
                faults.Add($"{name}={value} has the wrong type");
        }
        // A link carries in its token what the first call had to say.
        if (exchange.Query.Any(q => LinkOptions.Contains(q.Key)))
            return faults;
        foreach (var parameter in parameters)
            if (parameter.GetProperty("required").GetBoolean() && !exchange.Query.Any(q => parameter.GetProperty("name").ValueEquals(q.Key)))
                faults.Add($"parameter {parameter.GetProperty("name")} is missing");
        return faults;
    }

    public IEnumerable<string> CheckResponse(Exchange exchange)
    {
        var checker = new SchemaChecker(Resolve);
        if (exchange.Body is not { } body)
            return [$"{exchange.Status} without a JSON body"];
        if (!exchange.IsSuccess)
            checker.Check(body, root.GetProperty("components").GetProperty("schemas").GetProperty("odata.error"));
        else if (Operation(exchange) is { } operation)
            checker.Check(body, operation.GetProperty("responses").GetProperty(exchange.Status.ToString(CultureInfo.InvariantCulture)).GetProperty("content").GetProperty("application/json").GetProperty("schema"));
        return checker.Faults;
    }

    private JsonElement Resolve(string reference) => root.GetProperty("components").GetProperty("schemas").GetProperty(reference["#/components/schemas/".Length..]);

    private JsonElement? Operation(Exchange exchange)
    {
        var path = exchange.Path[Prefix.Length..];
        if (path.EndsWith("/delta", StringComparison.Ordinal))
            path += "()";
        foreach (var candidate in root.GetProperty("paths").EnumerateObject().OrderBy(p => p.Name.Count(c => c == '{')))
            if (PathTemplate.Matches(candidate.Name, path, StringComparison.OrdinalIgnoreCase) && candidate.Value.TryGetProperty(exchange.Method.ToLowerInvariant(), out var operation))
                return operation;
        return null;
    }
}
