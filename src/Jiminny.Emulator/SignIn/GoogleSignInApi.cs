namespace Jiminny.Emulator;

/// <summary>Google's OAuth server: <c>/o/oauth2/v2/auth</c>, <c>/token</c>, <c>/revoke</c> and <c>/v1/userinfo</c>.</summary>
internal sealed class GoogleSignInApi(SignInState state, IdentityTokens identities, SignInAccess access, IReadOnlyList<SignInApplication> applications)
{
    private const string Prefix = "https://www.googleapis.com/auth/";
    private static readonly string[] SignInScopes = ["openid", Prefix + "userinfo.email", Prefix + "userinfo.profile"];

    public EmulatorResponse? Handle(SignInCall call) => call.Path switch
    {
        "/o/oauth2/v2/auth" => Authorize(call),
        "/token" when call.Method == "POST" => Token(call),
        "/revoke" when call.Method == "POST" => Revoke(call),
        "/v1/userinfo" => access.UserInfo(call, mailbox => new { sub = IdentityTokens.Subject(mailbox), name = mailbox.DisplayName, email = mailbox.Address, email_verified = true }),
        _ => null,
    };

    private EmulatorResponse Authorize(SignInCall call)
    {
        if (call.Query["redirect_uri"] is not { } redirectUri
            || !applications.Any(known => known.ClientId == call.Query["client_id"] && known.RedirectUris.Contains(redirectUri, StringComparer.Ordinal)))
            return ConsentPages.Refused("redirect_uri_mismatch", "The redirect URI in the request is not registered.");
        if (call.Query["response_type"] != "code")
            return ConsentPages.Refused("invalid_request", "Invalid response_type.");
        var asked = call.Scopes.Select(LongForm).Distinct().ToArray();
        if (asked.Any(scope => state.Options.ScopesBlockedByWorkspace.Contains(scope)))
            return ConsentPages.Refused("admin_policy_enforced", "Your organisation's policy does not let you grant this.");
        var choices = asked.Except(SignInScopes).ToArray();
        if (call.Method != "POST")
        {
            // With one scope besides signing in there is nothing to untick.
            return choices.Length > 1
                ? ConsentPages.Ask(call, "Select what this application can access", Accounts(call), [.. asked.Intersect(SignInScopes)], choices)
                : ConsentPages.Ask(call, "This application wants access to your account", Accounts(call), asked, choices: []);
        }

        var returned = call.Query["state"];
        if (call.Form["decision"] != "allow")
            return SignInAnswer.Redirect(redirectUri, ("error", "access_denied"), ("state", returned), ("iss", call.Origin));
        var mailbox = state.World.Mailbox(call.Form["account"] ?? "");
        var granted = asked.Intersect(SignInScopes).Concat(choices.Length > 1 ? choices.Intersect(call.Form.All("scope").Select(LongForm)) : choices).ToArray();
        return Grant(call, redirectUri, mailbox, granted);
    }

    private EmulatorResponse Grant(SignInCall call, string redirectUri, EmulatedMailbox mailbox, string[] granted)
    {
        var client = call.Query["client_id"]!;
        var earlier = state.GrantsOf(client, mailbox);
        state.Grant(client, mailbox, granted);
        string[] all = call.Query["include_granted_scopes"] == "true" ? [.. earlier.Union(granted)] : granted;
        var isOffline = call.Query["access_type"] == "offline" && (earlier.Count == 0 || call.Query["prompt"]?.Contains("consent", StringComparison.Ordinal) == true);
        var challenge = call.Query["code_challenge"];
        var code = state.AddCode(new SignInCode(Vendor.Google, client, redirectUri, mailbox, all, challenge, call.Query["nonce"], isOffline));
        return SignInAnswer.Redirect(
            redirectUri, ("state", call.Query["state"]), ("iss", call.Origin), ("code", code), ("scope", string.Join(' ', all)), ("authuser", "0"), ("prompt", "consent"));
    }

    private EmulatorResponse Token(SignInCall call)
    {
        var form = call.Form;
        if (!applications.Any(known => known.ClientId == form["client_id"] && known.ClientSecret == form["client_secret"]))
            return Error(401, "invalid_client", "The OAuth client was not found.");
        return form["grant_type"] switch
        {
            "authorization_code" => Redeem(call, form),
            "refresh_token" => Refresh(call, form),
            _ => Error(400, "unsupported_grant_type", "Invalid grant_type."),
        };
    }

    private EmulatorResponse Redeem(SignInCall call, QueryParameters form)
    {
        var code = state.TakeCode(form["code"] ?? "", out _);
        if (code is null || code.Vendor != Vendor.Google || code.ClientId != form["client_id"])
            return Error(400, "invalid_grant", "Malformed auth code.");
        if (code.RedirectUri != form["redirect_uri"])
            return Error(400, "redirect_uri_mismatch", "Bad Request");
        if (!ProofKey.IsProved(code.Challenge, form["code_verifier"]))
            return Error(400, "invalid_grant", form["code_verifier"] is null ? "Missing code verifier." : "Invalid code verifier.");
        var refresh = code.IsOffline ? state.AddRefreshToken(code.ClientId, code.Mailbox, code.Scopes) : null;
        return Issue(call, code.ClientId, code.Mailbox, code.Scopes, refresh, code.Nonce);
    }

    private EmulatorResponse Refresh(SignInCall call, QueryParameters form)
    {
        if (state.FindRefreshToken(form["refresh_token"] ?? "") is not { } grant || grant.ClientId != form["client_id"])
            return Error(400, "invalid_grant", "Token has been expired or revoked.");
        return Issue(call, grant.ClientId, grant.Mailbox, grant.Scopes, refresh: null, nonce: null);
    }

    private EmulatorResponse Revoke(SignInCall call)
    {
        var token = call.Form["token"] ?? call.Query["token"] ?? "";
        var owner = state.FindRefreshToken(token) is { } grant ? (grant.ClientId, grant.Mailbox) : access.OwnerOf(token);
        if (owner is not (var client, { } mailbox))
            return Error(400, "invalid_token", "Token expired or revoked");
        state.EndGrant(client, mailbox);
        access.End(client, mailbox);
        return SignInAnswer.Json(200, new { });
    }

    private EmulatorResponse Issue(SignInCall call, string client, EmulatedMailbox mailbox, IReadOnlyList<string> scopes, string? refresh, string? nonce)
    {
        var lifetime = (int)state.Options.TokenLifetime.TotalSeconds;
        var now = state.Now.ToUnixTimeSeconds();
        return SignInAnswer.Json(200, new Dictionary<string, object?>
        {
            ["access_token"] = access.Issue(mailbox, scopes, client),
            ["expires_in"] = lifetime - 1,
            ["refresh_token"] = refresh,
            ["scope"] = string.Join(' ', scopes),
            ["token_type"] = "Bearer",
            ["id_token"] = !scopes.Contains("openid") ? null : identities.Write(new Dictionary<string, object?>
            {
                ["iss"] = call.Origin,
                ["azp"] = client,
                ["aud"] = client,
                ["sub"] = IdentityTokens.Subject(mailbox),
                ["email"] = scopes.Contains(Prefix + "userinfo.email") ? mailbox.Address : null,
                ["name"] = scopes.Contains(Prefix + "userinfo.profile") ? mailbox.DisplayName : null,
                ["nonce"] = nonce,
                ["iat"] = now,
                ["exp"] = now + lifetime,
            }),
        }.Where(pair => pair.Value is not null).ToDictionary());
    }

    private IEnumerable<EmulatedMailbox> Accounts(SignInCall call) => state.World.Mailboxes
        .Where(mailbox => mailbox.Vendor == Vendor.Google)
        .OrderByDescending(mailbox => string.Equals(mailbox.Address, call.Query["login_hint"], StringComparison.OrdinalIgnoreCase));

    private static string LongForm(string scope) => scope switch
    {
        "email" => Prefix + "userinfo.email",
        "profile" => Prefix + "userinfo.profile",
        _ => scope,
    };

    private static EmulatorResponse Error(int status, string error, string description) =>
        SignInAnswer.Json(status, new { error, error_description = description }, error);
}
