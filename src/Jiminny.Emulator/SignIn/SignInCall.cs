namespace Jiminny.Emulator;

/// <summary>One request to a sign-in endpoint, its form read.</summary>
internal sealed class SignInCall(Incoming request)
{
    public string Method => request.Method;

    public string Path => request.Path;

    public string Origin => request.Original.Origin;

    public QueryParameters Query => request.Query;

    public QueryParameters Form { get; } = request.Method == "POST" ? QueryParameters.Parse(System.Text.Encoding.UTF8.GetString(request.Body.Span)) : QueryParameters.Empty;

    public string? Authorization => request.Headers["Authorization"];

    /// <summary>The path and query as sent, to which a page's form is posted back.</summary>
    public string Target => request.Original.Target;

    public IReadOnlyList<string> Scopes => (Query["scope"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
