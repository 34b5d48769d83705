using System.Text.Json;
using System.Text.RegularExpressions;
using Jiminny.Consent;
using Microsoft.Identity.Client;

namespace Jiminny.Connectors.Microsoft;

/// <summary>
/// Microsoft's sign-in errors as ours. The OAuth error and its suberror decide; an error number only refines, since Microsoft may change those. Source: Entra,
/// "Microsoft Entra authentication and authorization error codes".
/// </summary>
internal static partial class MicrosoftSignInErrors
{
    private static readonly Dictionary<int, SignInError> ByNumber = new()
    {
        [65001] = SignInError.ConsentRequired,
        [90094] = SignInError.AdministratorConsentRequired,
        [90008] = SignInError.ApplicationMisconfigured,
        [65004] = SignInError.UserDeclined,
        [50072] = SignInError.InteractionRequired,
        [50074] = SignInError.InteractionRequired,
        [50076] = SignInError.InteractionRequired,
        [50078] = SignInError.InteractionRequired,
        [50079] = SignInError.InteractionRequired,
        [70043] = SignInError.InteractionRequired,
        [50173] = SignInError.ConnectionLost,
        [70000] = SignInError.ConnectionLost,
        [70008] = SignInError.ConnectionLost,
        [700082] = SignInError.ConnectionLost,
        [54005] = SignInError.CodeRefused,
        [501481] = SignInError.PkceRefused,
        [53000] = SignInError.BlockedByConditionalAccess,
        [53003] = SignInError.BlockedByConditionalAccess,
        [50105] = SignInError.NotAssigned,
        [50020] = SignInError.AccountNotAllowed,
        [50034] = SignInError.AccountNotAllowed,
        [70011] = SignInError.ApplicationMisconfigured,
        [50011] = SignInError.ApplicationMisconfigured,
        [50196] = SignInError.ApplicationMisconfigured,
        [7000215] = SignInError.ApplicationCredentialRefused,
        [7000222] = SignInError.ApplicationCredentialRefused,
    };

    private static readonly Dictionary<string, SignInError> BySuberror = new(StringComparer.Ordinal)
    {
        ["consent_required"] = SignInError.ConsentRequired,
        ["basic_action"] = SignInError.InteractionRequired,
        ["additional_action"] = SignInError.InteractionRequired,
        ["message_only"] = SignInError.BlockedByConditionalAccess,
        ["user_password_expired"] = SignInError.InteractionRequired,
        ["bad_token"] = SignInError.ConnectionLost,
        ["token_expired"] = SignInError.ConnectionLost,
        ["protection_policy_required"] = SignInError.BlockedByConditionalAccess,
        ["device_authentication_failed"] = SignInError.BlockedByConditionalAccess,
        ["client_mismatch"] = SignInError.ApplicationMisconfigured,
    };

    private static readonly Dictionary<string, SignInError> ByError = new(StringComparer.Ordinal)
    {
        ["access_denied"] = SignInError.UserDeclined,
        ["consent_required"] = SignInError.ConsentRequired,
        ["interaction_required"] = SignInError.InteractionRequired,
        ["login_required"] = SignInError.InteractionRequired,
        ["invalid_grant"] = SignInError.ConnectionLost,
        ["invalid_client"] = SignInError.ApplicationCredentialRefused,
        ["unauthorized_client"] = SignInError.ApplicationMisconfigured,
        ["invalid_scope"] = SignInError.ApplicationMisconfigured,
        ["invalid_request"] = SignInError.ApplicationMisconfigured,
        ["unsupported_response_type"] = SignInError.ApplicationMisconfigured,
        ["invalid_resource"] = SignInError.ApplicationMisconfigured,
        ["server_error"] = SignInError.ServiceDown,
        ["temporarily_unavailable"] = SignInError.ServiceDown,
    };

    public static SignInFailure Of(SignInReturn answer) =>
        Of(answer.Error ?? string.Empty, answer.Suberror, Numbers(answer.ErrorDescription), claims: null);

    public static SignInFailure Of(MsalException exception)
    {
        if (exception is not MsalServiceException service)
        {
            // The library's own complaints, of which only these come up: nothing to renew with, or no account.
            return exception is MsalUiRequiredException
                ? new SignInFailure(SignInError.ConnectionLost, Safe(exception.ErrorCode))
                : new SignInFailure(SignInError.Protocol, Safe(exception.ErrorCode));
        }

        if (service.StatusCode is 429 or >= 500)
        {
            return new SignInFailure(SignInError.ServiceDown, $"http_{service.StatusCode}");
        }

        var (suberror, numbers) = Body(service.ResponseBody);
        return Of(service.ErrorCode, suberror, numbers, string.IsNullOrEmpty(service.Claims) ? null : service.Claims);
    }

    internal static SignInFailure Of(string error, string? suberror, IEnumerable<int> numbers, string? claims)
    {
        foreach (var number in numbers)
        {
            if (ByNumber.TryGetValue(number, out var known))
            {
                return new SignInFailure(known, $"AADSTS{number}") { Claims = claims };
            }
        }

        var code = Safe(error);
        if (suberror is not null && BySuberror.TryGetValue(suberror, out var refined))
        {
            return new SignInFailure(refined, $"{code}/{suberror}") { Claims = claims };
        }

        return new SignInFailure(ByError.GetValueOrDefault(error, SignInError.Protocol), code) { Claims = claims };
    }

    private static (string? Suberror, IReadOnlyList<int> Numbers) Body(string? body)
    {
        try
        {
            using var document = JsonDocument.Parse(body ?? "{}");
            var root = document.RootElement;
            var suberror = root.TryGetProperty("suberror", out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            var numbers = root.TryGetProperty("error_codes", out var codes) && codes.ValueKind == JsonValueKind.Array
                ? codes.EnumerateArray().Where(code => code.ValueKind == JsonValueKind.Number).Select(code => code.GetInt32()).ToArray()
                : [];
            return (suberror, numbers);
        }
        catch (JsonException)
        {
            return (null, []);
        }
    }

    private static IEnumerable<int> Numbers(string? description) =>
        Number().Matches(description ?? string.Empty).Select(match => int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));

    // A code goes into logs, so what does not look like one stays out.
    private static string Safe(string? error) => error is { Length: > 0 and <= 64 } && error.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-')
        ? error
        : "unknown";

    [GeneratedRegex(@"AADSTS(\d{4,8})")]
    private static partial Regex Number();
}
