using Jiminny.AspNetCore.Connect;
using Jiminny.Connectors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Jiminny;

/// <summary>Maps the endpoints by which people connect accounts.</summary>
public static class ConnectEndpointExtensions
{
    /// <summary>
    /// Maps, for each provider: <c>GET {prefix}/{provider}?step=…</c> begins, <c>GET …/callback</c> is where the provider returns to and has to be registered
    /// there, <c>GET …/administrator</c> is where an administrator returns to, <c>GET …/status</c> tells what is on, <c>POST …/disconnect</c> disconnects and
    /// wants an antiforgery token.
    /// </summary>
    /// <param name="endpoints">The routes.</param>
    /// <param name="prefix">The path they begin with. Default <c>/connect</c>.</param>
    /// <returns>The group, to ask for authorisation.</returns>
    public static RouteGroupBuilder MapJiminnyConnect(this IEndpointRouteBuilder endpoints, string prefix = "/connect")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var all = endpoints.MapGroup(prefix);
        foreach (var provider in Enum.GetValues<Provider>())
        {
            var path = provider.ToString().ToLowerInvariant();
            var group = all.MapGroup(path);
            group.MapGet("/", (HttpContext context, ConnectEndpoints connect) => connect.BeginAsync(context, provider, $"{context.Request.PathBase}{prefix}/{path}/callback"));
            group.MapGet("/callback", (HttpContext context, ConnectEndpoints connect) => connect.CompleteAsync(context, provider));
            group.MapGet("/administrator", (HttpContext context, ConnectEndpoints connect) => connect.AdministratorReturned(context, provider));
            group.MapGet("/status", (HttpContext context, ConnectEndpoints connect) => connect.StatusAsync(context, provider));
            group.MapPost("/disconnect", (HttpContext context, ConnectEndpoints connect) => connect.DisconnectAsync(context, provider));
        }

        return all;
    }
}
