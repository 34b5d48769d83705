using Jiminny.Connectors;
using Jiminny.Consent;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Jiminny.AspNetCore.Connect;

/// <summary>What the connect endpoints do.</summary>
internal sealed class ConnectEndpoints(
    IAccountSignIn signIn, IAccountConnections connections, IConnectMailbox mailboxes, BrowserBinding browsers, IAntiforgery antiforgery, IOptions<ConnectOptions> options)
{
    public async Task<IResult> BeginAsync(HttpContext context, Provider provider, string callback)
    {
        if (await mailboxes.FindAsync(context, context.RequestAborted).ConfigureAwait(false) is not { } mailbox)
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        var request = new SignInRequest(mailbox, provider, AddressOf(context, callback), browsers.GetOrCreate(context))
        {
            Steps = [.. context.Request.Query[ConnectAddress.StepParameter].OfType<string>()],
        };
        try
        {
            var start = await signIn.BeginAsync(request, context.RequestAborted).ConfigureAwait(false);
            KeepPrivate(context);
            return start.Redirect is { } redirect ? TypedResults.Redirect(redirect.AbsoluteUri) : Return(provider, start.Failure!.Error.ToString());
        }
        catch (ArgumentException)
        {
            return TypedResults.Problem("The plan has no such step.", statusCode: StatusCodes.Status400BadRequest);
        }
    }

    public async Task<IResult> CompleteAsync(HttpContext context, Provider provider)
    {
        KeepPrivate(context);
        var query = context.Request.Query;
        var outcome = await signIn.CompleteAsync(
            new SignInReturn(provider, AddressOf(context, context.Request.PathBase + context.Request.Path), BrowserBinding.Read(context))
            {
                State = query["state"],
                Code = query["code"],
                Issuer = query["iss"],
                Error = query["error"],
                Suberror = query["error_subcode"],
                ErrorDescription = query["error_description"],
            },
            context.RequestAborted).ConfigureAwait(false);
        return Return(provider, outcome.Failure?.Error.ToString() ?? "Connected");
    }

    /// <summary>The way back of an administrator. What it says is shown and not believed: only the user's next sign-in shows what is granted.</summary>
    public IResult AdministratorReturned(HttpContext context, Provider provider)
    {
        KeepPrivate(context);
        var isGranted = string.Equals(context.Request.Query["admin_consent"], "True", StringComparison.OrdinalIgnoreCase);
        return Return(provider, isGranted ? "AdministratorConsented" : nameof(SignInError.AdministratorConsentRequired));
    }

    public async Task<IResult> StatusAsync(HttpContext context, Provider provider)
    {
        if (await mailboxes.FindAsync(context, context.RequestAborted).ConfigureAwait(false) is not { } mailbox)
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        KeepPrivate(context);
        return await connections.DescribeAsync(mailbox, provider, links: null, context.RequestAborted).ConfigureAwait(false) is { } status
            ? TypedResults.Ok(ConnectStatus.Of(status))
            : TypedResults.NotFound();
    }

    public async Task<IResult> DisconnectAsync(HttpContext context, Provider provider)
    {
        if (!await antiforgery.IsRequestValidAsync(context).ConfigureAwait(false))
        {
            return TypedResults.Problem("The form is out of date; load the page again.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (await mailboxes.FindAsync(context, context.RequestAborted).ConfigureAwait(false) is not { } mailbox)
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        var outcome = await connections.DisconnectAsync(mailbox, provider, context.RequestAborted).ConfigureAwait(false);
        return Return(provider, outcome.IsRevokedAtProvider ? "Disconnected" : "DisconnectedHereOnly");
    }

    // The address of an answer holds a code; the next page must not see it as its referrer, nor a cache keep it.
    private static void KeepPrivate(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private RedirectHttpResult Return(Provider provider, string outcome)
    {
        var path = options.Value.ReturnPath;
        return TypedResults.LocalRedirect($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}provider={provider}&outcome={outcome}");
    }

    private Uri AddressOf(HttpContext context, string path) =>
        new(options.Value.PublicOrigin ?? new Uri($"{context.Request.Scheme}://{context.Request.Host}"), path);
}
