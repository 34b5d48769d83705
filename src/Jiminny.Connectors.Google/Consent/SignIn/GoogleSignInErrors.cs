using Google.Apis.Auth.OAuth2.Responses;
using Jiminny.Consent;

namespace Jiminny.Connectors.Google;

/// <summary>Google's sign-in errors as ours. Source: Google Identity, "Using OAuth 2.0 for Web Server Applications".</summary>
internal static class GoogleSignInErrors
{
    private static readonly Dictionary<string, SignInError> ByError = new(StringComparer.Ordinal)
    {
        ["access_denied"] = SignInError.UserDeclined,
        ["admin_policy_enforced"] = SignInError.BlockedByPolicy,
        ["org_internal"] = SignInError.AccountNotAllowed,
        ["disallowed_useragent"] = SignInError.ApplicationMisconfigured,
        ["redirect_uri_mismatch"] = SignInError.ApplicationMisconfigured,
        ["invalid_client"] = SignInError.ApplicationCredentialRefused,
        ["deleted_client"] = SignInError.ApplicationCredentialRefused,
        ["restricted_client"] = SignInError.ApplicationMisconfigured,
        ["unauthorized_client"] = SignInError.ApplicationMisconfigured,
        ["invalid_scope"] = SignInError.ApplicationMisconfigured,
        ["invalid_request"] = SignInError.ApplicationMisconfigured,
        ["unsupported_grant_type"] = SignInError.ApplicationMisconfigured,
        ["invalid_grant"] = SignInError.ConnectionLost,
        ["interaction_required"] = SignInError.InteractionRequired,
        ["login_required"] = SignInError.InteractionRequired,
        ["consent_required"] = SignInError.ConsentRequired,
        ["account_selection_required"] = SignInError.InteractionRequired,
        ["server_error"] = SignInError.ServiceDown,
        ["temporarily_unavailable"] = SignInError.ServiceDown,
    };

    public static SignInFailure Of(SignInReturn answer) => Of(answer.Error);

    public static SignInFailure OfRenewal(TokenResponseException exception) => IsDown(exception, out var down) ? down : Of(exception.Error?.Error);

    /// <summary>While a code is redeemed, <c>invalid_grant</c> is about the code or its verifier, which only the description tells apart.</summary>
    public static SignInFailure OfRedemption(TokenResponseException exception)
    {
        if (IsDown(exception, out var down))
        {
            return down;
        }

        var failure = Of(exception.Error?.Error);
        if (failure.Error != SignInError.ConnectionLost)
        {
            return failure;
        }

        var isAboutVerifier = exception.Error!.ErrorDescription?.Contains("code verifier", StringComparison.OrdinalIgnoreCase) == true;
        return failure with { Error = isAboutVerifier ? SignInError.PkceRefused : SignInError.CodeRefused };
    }

    internal static SignInFailure Of(string? error) => error is not null && ByError.TryGetValue(error, out var known)
        ? new SignInFailure(known, error)
        : new SignInFailure(SignInError.Protocol, "unknown");

    private static bool IsDown(TokenResponseException exception, out SignInFailure failure)
    {
        var status = (int?)exception.StatusCode ?? 0;
        failure = new SignInFailure(SignInError.ServiceDown, $"http_{status}");
        return status is 429 or >= 500;
    }
}
