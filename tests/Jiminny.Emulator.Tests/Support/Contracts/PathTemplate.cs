namespace Jiminny.Emulator.Tests.Support.Contracts;

/// <summary>Compares a path with a template of braces.</summary>
internal static class PathTemplate
{
    public static bool Matches(string template, string path, StringComparison comparison)
    {
        var wanted = template.Trim('/').Split('/');
        var given = path.Trim('/').Split('/');
        return wanted.Length == given.Length && wanted.Zip(given).All(p => p.First.StartsWith('{') || string.Equals(p.First, p.Second, comparison));
    }

    public static bool FitsPrimitive(string value, string? type) => type switch
    {
        "integer" => long.TryParse(value, out _),
        "boolean" => value is "true" or "false",
        _ => true,
    };
}
