namespace Jiminny.Consent;

/// <summary>Who has to do what about each error.</summary>
internal static class SignInRemedies
{
    private const string Again = "Begin connecting again, in one browser, and finish within ten minutes.";

    public static (Actor Actor, string Text) Of(SignInError error) => error switch
    {
        SignInError.UnknownState or SignInError.ReplayedState or SignInError.SessionExpired or SignInError.ForeignBrowser => (Actor.User, Again),
        SignInError.ProviderMismatch or SignInError.IssuerMismatch or SignInError.NonceMismatch =>
            (Actor.User, "Begin connecting again from the application's own page. If it happens again, tell who runs the application: somebody may be tampering with sign-ins."),
        SignInError.RedirectMismatch => (Actor.Operator, "Make the address that the provider returns to, proxies included, equal to the one that was asked for."),
        SignInError.PkceDowngraded or SignInError.PkceRefused =>
            (Actor.Operator, "Find out what changes sign-in requests on their way: the proof that a code belongs to this application was taken out or altered."),
        SignInError.DifferentAccount => (Actor.User, "Sign in with the account that is connected, or disconnect it first."),
        SignInError.CodeRefused => (Actor.User, Again),
        SignInError.UserDeclined => (Actor.User, "Connect again and accept, if that was not meant; features that are granted stay on."),
        SignInError.AdministratorConsentRequired => (Actor.Administrator, "Consent for the organisation at the link given; the user then connects again."),
        SignInError.BlockedByPolicy => (Actor.Administrator, "Allow the application, or the service and scopes it asks for, in the organisation's access control."),
        SignInError.BlockedByConditionalAccess => (Actor.Administrator, "Let the user's device and network meet the organisation's conditional access, or exempt the application."),
        SignInError.NotAssigned => (Actor.Administrator, "Assign the user to the application."),
        SignInError.AccountNotAllowed => (Actor.User, "Sign in with a work account of an organisation that may use the application."),
        SignInError.InteractionRequired => (Actor.User, "Connect again and follow the provider's instructions."),
        SignInError.ConsentRequired => (Actor.User, "Connect the feature that is missing and accept."),
        SignInError.ConnectionLost => (Actor.User, "Connect again; access was revoked, was not used for too long, or ended with a password change."),
        SignInError.NoRefreshToken => (Actor.User, "Remove the application's access on the provider's page, then connect again."),
        SignInError.ApplicationCredentialRefused => (Actor.Operator, "Renew the application's secret or certificate at the provider and in the configuration."),
        SignInError.ApplicationMisconfigured => (Actor.Operator, "Compare the application's registration at the provider with its configuration: redirect addresses, scopes, publishing status."),
        SignInError.ServiceDown => (Actor.Nobody, "Wait; it will be tried again."),
        _ => (Actor.Operator, "Report the code; the provider's answer cannot be used."),
    };
}
