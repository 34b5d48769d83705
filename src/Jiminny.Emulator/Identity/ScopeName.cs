namespace Jiminny.Emulator;

/// <summary>Short forms of scopes: vendors accept and return several spellings of the same scope.</summary>
internal static class ScopeName
{
    private const string Graph = "https://graph.microsoft.com/";
    private const string Google = "https://www.googleapis.com/auth/";

    public static string Shorten(string scope)
    {
        if (scope.StartsWith(Graph, StringComparison.OrdinalIgnoreCase))
            return scope[Graph.Length..];
        if (scope.StartsWith(Google, StringComparison.OrdinalIgnoreCase))
            return scope[Google.Length..];
        return scope;
    }
}
