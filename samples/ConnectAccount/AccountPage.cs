using System.Net;
using System.Text;
using Jiminny.Connectors;
using Jiminny.Consent;
using Microsoft.AspNetCore.Antiforgery;

namespace ConnectAccount;

/// <summary>The page as HTML: per provider the permissions before, what is on after, what to connect next, and how to disconnect.</summary>
internal sealed class AccountPage(AntiforgeryTokenSet antiforgery, string? provider, string? outcome)
{
    private readonly StringBuilder body = new();

    public void Add(Provider account, ConnectionStatus status, DisconnectTerms terms)
    {
        var id = account.ToString().ToLowerInvariant();
        body.Append($"<section id=\"{id}\"><h2>{account}</h2>");
        if (string.Equals(provider, account.ToString(), StringComparison.Ordinal) && outcome is not null)
        {
            body.Append($"<p class=\"outcome\" role=\"status\">{Encode(Describe(outcome))}</p>");
        }

        Permissions(status.Diff);
        Features(status);
        Steps(id, status);
        if (status.Connection is not null)
        {
            body.Append($"<form method=\"post\" action=\"/connect/{id}/disconnect\"><p class=\"warning\">{Encode(terms.Warning)} <a href=\"{Encode(terms.RemovalPage.AbsoluteUri)}\">The provider's page</a></p>")
                .Append($"<input type=\"hidden\" name=\"{Encode(antiforgery.FormFieldName)}\" value=\"{Encode(antiforgery.RequestToken!)}\"><button>Disconnect {account}</button></form>");
        }

        body.Append("</section>");
    }

    public string Write() =>
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Connect an account</title><style>body{font-family:sans-serif;max-width:70rem;margin:auto}"
        + "section{border:1px solid #bbb;padding:1rem;margin:1rem 0}table{border-collapse:collapse}td,th{padding:.2rem .6rem;text-align:left}.on{color:#060}.off{color:#900}</style></head>"
        + $"<body><h1>Connect an account</h1>{body}</body></html>";

    private void Permissions(ConsentDiff diff)
    {
        body.Append("<table class=\"permissions\"><tr><th>Permission</th><th>Why it is asked for</th><th>Granted by</th><th>State</th></tr>");
        foreach (var request in diff.Plan.Requests)
        {
            var scope = diff.Plan.Product.Catalogue.Scopes[request.Scope];
            var state = diff.Granted.Contains(request.Scope) ? "granted" : request.IsRequired ? "needed" : "optional";
            body.Append($"<tr data-scope=\"{Encode(request.Scope.Value)}\"><td>{Encode(request.Scope.Value)}</td><td>{Encode(request.Purpose)}</td><td>{Of(scope.GrantedBy)}</td><td>{state}</td></tr>");
        }

        body.Append("</table>");
    }

    private void Features(ConnectionStatus status)
    {
        body.Append("<ul class=\"features\">");
        foreach (var state in status.Diff.Capabilities)
        {
            var why = state.IsOn ? string.Empty : $" (missing {string.Join(' ', state.Missing)})";
            body.Append($"<li class=\"{(state.IsOn ? "on" : "off")}\" data-capability=\"{state.Capability.Id}\">{Encode(state.Capability.Title)}: {(state.IsOn ? "on" : "off")}{Encode(why)}</li>");
        }

        body.Append("</ul>");
    }

    private void Steps(string id, ConnectionStatus status)
    {
        foreach (var step in status.Diff.Missing.DistinctBy(missing => missing.Step))
        {
            body.Append($"<p><a class=\"connect\" href=\"{Encode(step.UserLink?.PathAndQuery ?? "#")}\">Connect {Encode(step.Step.Title)}</a>");
            if (step.AdministratorLink is { } administrator)
            {
                body.Append($" · <a class=\"administrator\" href=\"{Encode(administrator.AbsoluteUri)}\">for an administrator</a>");
            }

            body.Append("</p>");
        }

        var missing = status.Diff.Missing.Select(scope => scope.Step.Id).Distinct().ToArray();
        if (missing.Length > 1)
        {
            body.Append($"<p><a class=\"connect-all\" href=\"/connect/{id}?{string.Join('&', missing.Select(step => $"step={step}"))}\">Connect everything</a></p>");
        }
    }

    private static string Describe(string outcome) => Enum.TryParse<SignInError>(outcome, out var error)
        ? $"{error}: {new SignInFailure(error, "shown").Remedy}"
        : outcome switch
        {
            "Connected" => "Connected.",
            "Disconnected" => "Disconnected, and the grant was taken back at the provider.",
            "DisconnectedHereOnly" => "Disconnected here. The grant itself stands at the provider until it is removed there.",
            "AdministratorConsented" => "An administrator consented. Connect to use it.",
            _ => "Done.",
        };

    private static string Of(Grantor grantor) => grantor switch
    {
        Grantor.User => "you",
        Grantor.UserUnlessTenantForbids => "you, or an administrator where your organisation's policy says so",
        _ => "an administrator",
    };

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
