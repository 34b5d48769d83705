using Jiminny.Roles;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace Jiminny.AspNetCore.Authorization;

/// <summary>Answers a denied permission with a problem document (RFC 9457); everything else as ASP.NET Core does.</summary>
internal sealed class PermissionResultHandler : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _default = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult) =>
        authorizeResult.Forbidden && context.Features.Get<PermissionDenialFeature>() is { } denial
            ? Problem(denial.Outcome).ExecuteAsync(context)
            : _default.HandleAsync(next, context, policy, authorizeResult);

    // What belongs to another organisation answers as what is not there.
    private static IResult Problem(PermissionOutcome? outcome) => outcome is null or { Reason: Reason.OtherOrganisation }
        ? Results.Problem(statusCode: StatusCodes.Status404NotFound)
        : Results.Problem(
            statusCode: StatusCodes.Status403Forbidden,
            title: "The permission is missing.",
            extensions: Extensions(outcome));

    private static Dictionary<string, object?> Extensions(PermissionOutcome outcome)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["permission"] = outcome.Permission.Name,
            ["reason"] = $"{outcome.Reason}",
            ["blockedBy"] = $"{outcome.BlockedBy}",
        };
        if (outcome.Remedies.Length > 0)
        {
            extensions["remedies"] = outcome.Remedies.Select(remedy => new RemedyDocument(
                [.. remedy.Changes.Select(change => new ChangeDocument($"{change}", $"{change.Where}"))], remedy.SeatCost)).ToArray();
        }

        return extensions;
    }

    private sealed record RemedyDocument(IReadOnlyList<ChangeDocument> Changes, int? SeatCost);

    private sealed record ChangeDocument(string Change, string Where);
}
