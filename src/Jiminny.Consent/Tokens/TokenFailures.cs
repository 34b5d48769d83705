using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>What a source is told when a token cannot be renewed.</summary>
internal static class TokenFailures
{
    public static SourceFailure ToSource(SignInFailure failure, IReadOnlyList<Scope> scopes) => failure.Error switch
    {
        SignInError.ConsentRequired => new SourceFailure(SourceError.MissingScope, failure.Code) { MissingScope = scopes.Count > 0 ? scopes[0] : null },
        SignInError.AdministratorConsentRequired or SignInError.BlockedByPolicy =>
            new SourceFailure(SourceError.AdminConsentRequired, failure.Code) { MissingScope = scopes.Count > 0 ? scopes[0] : null },
        SignInError.ServiceDown or SignInError.ApplicationCredentialRefused or SignInError.ApplicationMisconfigured => new SourceFailure(SourceError.ServiceDown, failure.Code),
        SignInError.Protocol => new SourceFailure(SourceError.Protocol, failure.Code),
        _ => new SourceFailure(SourceError.NeedsReconnect, failure.Code),
    };
}
