namespace Jiminny.Consent;

/// <summary>The closed list of how a sign-in, or the renewal of one, can end without a token.</summary>
public enum SignInError : byte
{
    /// <summary>The answer carries no state, or one that was never given out or is long forgotten.</summary>
    UnknownState,

    /// <summary>The answer carries a state that was used before.</summary>
    ReplayedState,

    /// <summary>The sign-in took longer than its session lives.</summary>
    SessionExpired,

    /// <summary>The answer came through another browser than the one the sign-in began in.</summary>
    ForeignBrowser,

    /// <summary>The answer of one provider came to the address of another.</summary>
    ProviderMismatch,

    /// <summary>The answer came to another address than the sign-in named.</summary>
    RedirectMismatch,

    /// <summary>The answer names another issuer than the one asked, or none where the provider always names itself.</summary>
    IssuerMismatch,

    /// <summary>The identity token belongs to another sign-in.</summary>
    NonceMismatch,

    /// <summary>The request that would have left proves no possession of its code with S256.</summary>
    PkceDowngraded,

    /// <summary>The provider refused the proof of possession of the code.</summary>
    PkceRefused,

    /// <summary>Another account signed in than the one that is connected.</summary>
    DifferentAccount,

    /// <summary>The code was used before, is too old, or was never given out.</summary>
    CodeRefused,

    /// <summary>The user said no.</summary>
    UserDeclined,

    /// <summary>An administrator has to consent.</summary>
    AdministratorConsentRequired,

    /// <summary>An administrator's policy blocks the application, the service or the scopes.</summary>
    BlockedByPolicy,

    /// <summary>The tenant's conditional access blocks the user's device, place or network.</summary>
    BlockedByConditionalAccess,

    /// <summary>The user is not assigned to the application.</summary>
    NotAssigned,

    /// <summary>The account belongs to a tenant or kind that cannot be connected.</summary>
    AccountNotAllowed,

    /// <summary>The user has to act at the provider: sign in again, prove a second factor, change a password.</summary>
    InteractionRequired,

    /// <summary>A scope is not granted.</summary>
    ConsentRequired,

    /// <summary>What the connection was renewed with is dead: revoked, unused for too long, or ended with a password.</summary>
    ConnectionLost,

    /// <summary>The user granted access that ends with this hour: the provider gave nothing to renew it with.</summary>
    NoRefreshToken,

    /// <summary>The provider refuses the application's own credential.</summary>
    ApplicationCredentialRefused,

    /// <summary>The application is not set up as it asks: a redirect address, a scope, a verification is missing at the provider.</summary>
    ApplicationMisconfigured,

    /// <summary>The provider fails or cannot be reached; later tries may succeed.</summary>
    ServiceDown,

    /// <summary>The provider answered something that its own rules do not allow.</summary>
    Protocol,
}
