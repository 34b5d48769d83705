namespace Jiminny.Emulator;

/// <summary>Finds the endpoint for a method and path.</summary>
internal sealed class RouteTable
{
    private readonly (IEndpoint Endpoint, string[] Segments)[] routes;
    private readonly StringComparison comparison;

    public RouteTable(IEnumerable<IEndpoint> endpoints, bool ignoreCase)
    {
        routes = [.. endpoints.Select(e => (e, e.Template.Split('/')))];
        comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
    }

    /// <summary>Finds the endpoint; when only the method is wrong, <paramref name="pathKnown"/> is true.</summary>
    public IEndpoint? Find(string method, string[] path, out string[] values, out bool pathKnown)
    {
        pathKnown = false;
        foreach (var (endpoint, segments) in routes)
        {
            if (!Matches(segments, path, out values))
                continue;
            pathKnown = true;
            if (endpoint.Method == method)
                return endpoint;
        }
        values = [];
        return null;
    }

    private bool Matches(string[] segments, string[] path, out string[] values)
    {
        values = [];
        if (segments.Length != path.Length)
            return false;
        var count = 0;
        for (var i = 0; i < segments.Length; i++)
        {
            if (segments[i][0] == '{')
                count++;
            else if (!string.Equals(segments[i], path[i], comparison))
                return false;
        }
        if (count == 0)
            return true;
        values = new string[count];
        var next = 0;
        for (var i = 0; i < segments.Length; i++)
            if (segments[i][0] == '{')
                values[next++] = path[i];
        return true;
    }
}
