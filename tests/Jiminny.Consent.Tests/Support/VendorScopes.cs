using System.Text.Json;
using System.Text.RegularExpressions;
using Jiminny.Connectors;

namespace Jiminny.Consent.Tests.Support;

/// <summary>Which scopes each vendor says it accepts for a call, read from the vendors' own data.</summary>
internal sealed partial class VendorScopes
{
    private readonly Dictionary<(Provider Provider, string Call), HashSet<Scope>> accepted = [];
    private readonly Dictionary<Scope, int> methods = [];
    private readonly Dictionary<string, string> googleMethods = [];

    private VendorScopes()
    {
    }

    public static VendorScopes Load()
    {
        var vendor = new VendorScopes();
        using var graph = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Require("contracts/graph/permissions.json")));
        foreach (var call in graph.RootElement.GetProperty("calls").EnumerateArray().Where(call => call.GetProperty("listedInSource").GetBoolean()))
        {
            vendor.Add(
                Provider.Microsoft,
                $"{call.GetProperty("method").GetString()} {call.GetProperty("path").GetString()}",
                call.GetProperty("DelegatedWork").EnumerateArray().Select(row => row.GetProperty("permission").GetString()!));
        }

        using var google = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Require("contracts/google/scope-matrix.json")));
        foreach (var api in google.RootElement.EnumerateObject())
        {
            foreach (var method in api.Value.GetProperty("methods").EnumerateObject())
            {
                vendor.Add(Provider.Google, method.Name, method.Value.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()!));
                var path = api.Value.GetProperty("servicePath").GetString() + method.Value.GetProperty("path").GetString();
                vendor.googleMethods.TryAdd(Normal($"{method.Value.GetProperty("httpMethod").GetString()} /{path}"), method.Name);
            }
        }

        return vendor;
    }

    public IReadOnlySet<Scope> AcceptedFor(Provider provider, string call) =>
        accepted.TryGetValue((provider, Normal(call)), out var scopes)
            ? scopes
            : throw new KeyNotFoundException($"The vendor data of {provider} list no call '{call}'.");

    /// <summary>The name of the method that answers at a path.</summary>
    public string GoogleMethod(string httpMethod, string path) => googleMethods[Normal($"{httpMethod} {path}")];

    /// <summary>Whether each method that accepts one Google scope accepts another too; Microsoft's data are cut to few calls and allow no such conclusion.</summary>
    public bool OpensNoMoreThan(Scope narrow, Scope wide) =>
        narrow.Provider == Provider.Google
        && methods.GetValueOrDefault(narrow) < methods.GetValueOrDefault(wide)
        && accepted.Values.All(scopes => !scopes.Contains(narrow) || scopes.Contains(wide));

    private void Add(Provider provider, string call, IEnumerable<string> values)
    {
        var scopes = values.Select(value => new Scope(provider, value)).ToHashSet();
        accepted.Add((provider, Normal(call)), scopes);
        foreach (var scope in scopes)
        {
            methods[scope] = methods.GetValueOrDefault(scope) + 1;
        }
    }

    public static string Normal(string call) => Placeholder().Replace(call, "{}").ToUpperInvariant();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();
}
