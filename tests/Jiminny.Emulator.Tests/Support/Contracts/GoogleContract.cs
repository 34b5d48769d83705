using System.Text.Json;

namespace Jiminny.Emulator.Tests.Support.Contracts;

/// <summary>A Google discovery document.</summary>
internal sealed class GoogleContract : IContract
{
    private readonly JsonElement root;
    private readonly string prefix;
    private readonly List<JsonElement> methods = [];

    public GoogleContract(string path, string prefix)
    {
        root = JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;
        this.prefix = prefix;
        Collect(root);
    }

    public bool Covers(Exchange exchange) => exchange.Path.StartsWith(prefix + (prefix == "/" ? "gmail/v1/" : ""), StringComparison.Ordinal);

    public IEnumerable<string> CheckRequest(Exchange exchange)
    {
        if (Method(exchange) is not { } method)
            return [$"no method for {exchange.Method} {exchange.Path}"];
        var faults = new List<string>();
        var seen = new HashSet<string>();
        foreach (var (name, value) in exchange.Query)
        {
            if (!method.GetProperty("parameters").TryGetProperty(name, out var known) && !root.GetProperty("parameters").TryGetProperty(name, out known))
            {
                faults.Add($"no parameter {name}");
                continue;
            }
            if (!seen.Add(name) && !(known.TryGetProperty("repeated", out var repeated) && repeated.GetBoolean()))
                faults.Add($"{name} must not be repeated");
            if (!PathTemplate.FitsPrimitive(value, known.GetProperty("type").GetString()))
                faults.Add($"{name}={value} has the wrong type");
            if (known.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(a => a.ValueEquals(value)))
                faults.Add($"{name}={value} is not among {allowed.GetRawText()}");
            if (known.TryGetProperty("format", out var format) && !SchemaChecker.FormatMatches(value, format.GetString()!))
                faults.Add($"{name}={value} is no {format.GetString()}");
        }
        if (exchange.Sent is not { } sent || !method.TryGetProperty("request", out var body))
            return faults;
        var checker = new SchemaChecker(name => root.GetProperty("schemas").GetProperty(name));
        checker.Check(sent, body);
        return [.. faults, .. checker.Faults];
    }

    public IEnumerable<string> CheckResponse(Exchange exchange)
    {
        if (exchange.Body is not { } body)
            return exchange.Status == 404 || (exchange.Status == 204 && Method(exchange)?.TryGetProperty("response", out _) == false) ? [] : [$"{exchange.Status} without a JSON body"];
        if (!exchange.IsSuccess)
            return CheckError(exchange.Status, body);
        var checker = new SchemaChecker(name => root.GetProperty("schemas").GetProperty(name));
        if (Method(exchange) is { } method)
            checker.Check(body, method.GetProperty("response"));
        return checker.Faults;
    }

    // Errors are in no discovery document; this is the envelope all of Google's APIs share.
    private static IEnumerable<string> CheckError(int status, JsonElement body)
    {
        if (!body.TryGetProperty("error", out var error))
            yield return "no error member";
        else if (error.GetProperty("code").GetInt32() != status || string.IsNullOrEmpty(error.GetProperty("message").GetString()))
            yield return "code or message is wrong";
        else
            foreach (var item in error.GetProperty("errors").EnumerateArray())
                if (item.GetProperty("domain").GetString() is not ("global" or "usageLimits" or "calendar") || string.IsNullOrEmpty(item.GetProperty("reason").GetString()))
                    yield return "an entry of errors has no domain or reason";
    }

    private JsonElement? Method(Exchange exchange)
    {
        foreach (var method in methods)
            if (method.GetProperty("httpMethod").ValueEquals(exchange.Method) && PathTemplate.Matches(method.GetProperty("path").GetString()!, exchange.Path[prefix.Length..], StringComparison.Ordinal))
                return method;
        return null;
    }

    private void Collect(JsonElement owner)
    {
        if (owner.TryGetProperty("methods", out var own))
            methods.AddRange(own.EnumerateObject().Select(m => m.Value));
        if (owner.TryGetProperty("resources", out var resources))
            foreach (var resource in resources.EnumerateObject())
                Collect(resource.Value);
    }
}
