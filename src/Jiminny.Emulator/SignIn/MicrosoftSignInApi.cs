namespace Jiminny.Emulator;

/// <summary>
/// Microsoft's identity platform: <c>/{tenant}/oauth2/v2.0/authorize</c> and <c>/token</c>, <c>/{tenant}/v2.0/adminconsent</c>, and Graph's <c>/oidc/userinfo</c>.
/// </summary>
internal sealed class MicrosoftSignInApi(SignInState state, IdentityTokens identities, SignInAccess access, IReadOnlyList<SignInApplication> applications)
{
    private static readonly string[] OpenIdScopes = ["openid", "profile", "email", "offline_access"];

    public EmulatorResponse? Handle(SignInCall call) => call.Path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [_, "oauth2", "v2.0", "authorize"] => Authorize(call),
        [var tenant, "oauth2", "v2.0", "token"] when call.Method == "POST" => Token(call, tenant),
        [var tenant, "v2.0", "adminconsent"] => AdminConsent(call, tenant),
        ["oidc", "userinfo"] => access.UserInfo(call, mailbox => new { sub = IdentityTokens.ObjectId(mailbox), name = mailbox.DisplayName, email = mailbox.Address }),
        _ => null,
    };

    private EmulatorResponse Authorize(SignInCall call)
    {
        if (Registered(call.Query) is not { } redirectUri)
            return SignInAnswer.Page(400, "Sign in", "<p>AADSTS50011: The redirect URI specified in the request does not match.</p>", "AADSTS50011");
        var returned = call.Query["state"];
        if (call.Query["response_type"] != "code")
            return SignInAnswer.Redirect(redirectUri, ("error", "unsupported_response_type"), ("state", returned));
        if (call.Query["prompt"] == "none")
            return SignInAnswer.Redirect(redirectUri, ("error", "interaction_required"), ("error_description", "AADSTS50058: Session information is not sufficient."), ("state", returned));
        if (call.Query["code_challenge"] is not null && call.Query["code_challenge_method"] is not "S256")
            return SignInAnswer.Redirect(redirectUri, ("error", "invalid_request"), ("error_description", "AADSTS501491: Invalid size of Code_Challenge parameter."), ("state", returned));
        if (call.Method != "POST")
            return ConsentPages.Ask(call, "Permissions requested", Accounts(call), [.. call.Scopes], choices: []);
        if (call.Form["decision"] != "allow")
            return SignInAnswer.Redirect(redirectUri, ("error", "access_denied"), ("error_subcode", "cancel"), ("error_description", "AADSTS65004: User declined to consent to access the app."), ("state", returned));
        return Consent(call, redirectUri, state.World.Mailbox(call.Form["account"] ?? ""));
    }

    private EmulatorResponse Consent(SignInCall call, string redirectUri, EmulatedMailbox mailbox)
    {
        var client = call.Query["client_id"]!;
        var granted = state.GrantsOf(client, mailbox);
        var asked = call.Scopes.Select(ScopeName.Shorten).ToArray();
        var blocked = asked.Any(scope => state.Options.ScopesUsersMayNotGrant.Contains(scope)
            && !state.IsGrantedToTenant(scope)
            && !granted.Contains(scope, StringComparer.OrdinalIgnoreCase));
        if (blocked)
        {
            var back = SignInAnswer.Redirect(
                redirectUri,
                ("error", "consent_required"),
                ("error_description", "AADSTS90094: The grant requires admin permission."),
                ("state", call.Query["state"]));
            return ConsentPages.NeedsAdministrator(call, back.Headers["Location"]!);
        }

        state.Grant(client, mailbox, asked);
        var code = state.AddCode(new SignInCode(
            Vendor.Microsoft, client, redirectUri, mailbox, asked, call.Query["code_challenge"], call.Query["nonce"], asked.Contains("offline_access")));
        return SignInAnswer.Redirect(redirectUri, ("code", code), ("state", call.Query["state"]), ("session_state", IdentityTokens.TenantId(mailbox).ToString()));
    }

    private EmulatorResponse AdminConsent(SignInCall call, string tenant)
    {
        if (Registered(call.Query) is not { } redirectUri)
            return SignInAnswer.Page(400, "Sign in", "<p>AADSTS50011: The redirect URI specified in the request does not match.</p>", "AADSTS50011");
        if (tenant == "common")
            return SignInAnswer.Page(400, "Sign in", "<p>AADSTS900144: Use organizations or a tenant.</p>", "AADSTS900144");
        var returned = call.Query["state"];
        if (call.Method != "POST")
            return ConsentPages.Ask(call, "Permissions requested: review for your organisation", Accounts(call).Take(1), [.. call.Scopes], choices: []);
        if (call.Form["decision"] != "allow")
            return SignInAnswer.Redirect(redirectUri, ("error", "consent_required"), ("error_description", "AADSTS65004: The resource owner denied the request."), ("state", returned));
        state.GrantToTenant(call.Scopes.Select(ScopeName.Shorten));
        var id = IdentityTokens.TenantId(state.World.Mailbox(call.Form["account"] ?? "")).ToString();
        return SignInAnswer.Redirect(redirectUri, ("admin_consent", "True"), ("tenant", id), ("scope", call.Query["scope"]), ("state", returned));
    }

    private EmulatorResponse Token(SignInCall call, string tenant)
    {
        var form = call.Form;
        if (!applications.Any(known => known.ClientId == form["client_id"] && known.ClientSecret == form["client_secret"]))
            return Error(401, "invalid_client", 7000215);
        return form["grant_type"] switch
        {
            "authorization_code" => Redeem(call, form),
            "refresh_token" => Refresh(call, form),
            _ => Error(400, "unsupported_grant_type", 70003),
        };
    }

    private EmulatorResponse Redeem(SignInCall call, QueryParameters form)
    {
        var code = state.TakeCode(form["code"] ?? "", out var wasUsed);
        if (code is null)
            return wasUsed ? Error(400, "invalid_grant", 54005) : Error(400, "invalid_grant", 70000);
        if (code.Vendor != Vendor.Microsoft || code.ClientId != form["client_id"] || code.RedirectUri != form["redirect_uri"])
            return Error(400, "invalid_grant", 70000);
        if (!ProofKey.IsProved(code.Challenge, form["code_verifier"]))
            return Error(400, "invalid_grant", 501481);
        return Issue(call, code.ClientId, code.Mailbox, code.Nonce, code.IsOffline);
    }

    private EmulatorResponse Refresh(SignInCall call, QueryParameters form)
    {
        if (state.FindRefreshToken(form["refresh_token"] ?? "") is not { } grant || grant.ClientId != form["client_id"])
            return Error(400, "invalid_grant", 70000, "bad_token");
        var granted = state.GrantsOf(grant.ClientId, grant.Mailbox);
        var missing = (form["scope"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(ScopeName.Shorten)
            .Except(OpenIdScopes)
            .Except(granted, StringComparer.OrdinalIgnoreCase);
        return missing.Any() ? Error(400, "invalid_grant", 65001, "consent_required") : Issue(call, grant.ClientId, grant.Mailbox, nonce: null, isOffline: true);
    }

    // Whatever was asked, a token carries everything granted for the resource.
    private EmulatorResponse Issue(SignInCall call, string client, EmulatedMailbox mailbox, string? nonce, bool isOffline)
    {
        var scopes = state.GrantsOf(client, mailbox).Where(scope => scope != "offline_access").ToArray();
        var (oid, tid) = (IdentityTokens.ObjectId(mailbox), IdentityTokens.TenantId(mailbox));
        var lifetime = (int)state.Options.TokenLifetime.TotalSeconds;
        var now = state.Now.ToUnixTimeSeconds();
        return SignInAnswer.Json(200, new Dictionary<string, object?>
        {
            ["token_type"] = "Bearer",
            ["scope"] = string.Join(' ', scopes),
            ["expires_in"] = lifetime,
            ["ext_expires_in"] = lifetime,
            ["access_token"] = access.Issue(mailbox, scopes, client),
            ["refresh_token"] = isOffline ? state.AddRefreshToken(client, mailbox) : null,
            ["client_info"] = IdentityTokens.Part(new Dictionary<string, object?> { ["uid"] = oid, ["utid"] = tid }),
            ["id_token"] = identities.Write(new Dictionary<string, object?>
            {
                ["iss"] = $"{call.Origin}/{tid}/v2.0",
                ["aud"] = client,
                ["sub"] = IdentityTokens.Subject(mailbox),
                ["oid"] = oid,
                ["tid"] = tid,
                ["iat"] = now,
                ["nbf"] = now,
                ["exp"] = now + lifetime,
                ["nonce"] = nonce,
                ["name"] = mailbox.DisplayName,
                ["preferred_username"] = mailbox.UserPrincipalName,
                ["email"] = scopes.Contains("email") ? mailbox.Address : null,
                ["ver"] = "2.0",
            }),
        }.Where(pair => pair.Value is not null).ToDictionary());
    }

    private IEnumerable<EmulatedMailbox> Accounts(SignInCall call) => state.World.Mailboxes
        .Where(mailbox => mailbox.Vendor == Vendor.Microsoft)
        .OrderByDescending(mailbox => string.Equals(mailbox.UserPrincipalName, call.Query["login_hint"], StringComparison.OrdinalIgnoreCase));

    private string? Registered(QueryParameters query) => query["redirect_uri"] is { } uri
        && applications.Any(known => known.ClientId == query["client_id"] && known.RedirectUris.Contains(uri, StringComparer.Ordinal)) ? uri : null;

    private static EmulatorResponse Error(int status, string error, int number, string? suberror = null) => SignInAnswer.Json(
        status,
        new Dictionary<string, object?>
        {
            ["error"] = error,
            ["error_description"] = $"AADSTS{number}: The request was refused.",
            ["error_codes"] = new[] { number },
            ["suberror"] = suberror,
        }.Where(pair => pair.Value is not null).ToDictionary(),
        $"AADSTS{number}");
}
