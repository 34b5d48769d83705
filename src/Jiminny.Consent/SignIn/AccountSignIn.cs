using System.Security.Cryptography;
using Jiminny.Connectors;
using Jiminny.Consent.Providers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Jiminny.Consent;

/// <summary>Begins and ends attempts to connect; the rules are those of RFC 9700.</summary>
internal sealed class AccountSignIn(
    ProviderAccountsSet providers,
    IConsentPlans plans,
    ISignInSessionStore sessions,
    IConnectionStore connections,
    ConnectionWriter writer,
    RandomNumberGenerator random,
    TimeProvider time,
    IOptions<ConsentOptions> options,
    ILogger<AccountSignIn> logger) : IAccountSignIn
{
    public async ValueTask<SignInStart> BeginAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentException.ThrowIfNullOrWhiteSpace(request.Browser);
        var plan = await PlanOf(request.Mailbox.OrganisationId, request.Provider, cancellationToken).ConfigureAwait(false);
        var known = await connections.FindAsync(request.Mailbox, request.Provider, cancellationToken).ConfigureAwait(false);
        var parameters = new AuthorizationParameters(ScopesOf(plan, request.Steps), request.RedirectUri, SessionSecrets.Create(random), SessionSecrets.Create(random))
        {
            LoginHint = request.LoginHint,
            Claims = request.Claims,
            IsConnected = known is { State: ConnectionState.Active },
        };
        var authorization = await providers[request.Provider].CreateRequestAsync(parameters, cancellationToken).ConfigureAwait(false);
        if (!AuthorizationProof.IsBoundTo(authorization, parameters.State))
        {
            logger.SignInRefused(request.Provider, SignInError.PkceDowngraded);
            return new SignInStart(Redirect: null, new SignInFailure(SignInError.PkceDowngraded, "pkce_downgraded"));
        }

        var session = new SignInSession
        {
            State = parameters.State,
            Nonce = parameters.Nonce,
            CodeVerifier = authorization.CodeVerifier,
            Provider = request.Provider,
            RedirectUri = request.RedirectUri,
            Browser = request.Browser,
            Mailbox = request.Mailbox,
            Scopes = parameters.Scopes,
            ExpiresAt = time.GetUtcNow() + options.Value.SessionLifetime,
        };
        await sessions.AddAsync(session, cancellationToken).ConfigureAwait(false);
        return new SignInStart(authorization.Address, Failure: null);
    }

    public async ValueTask<SignInOutcome> CompleteAsync(SignInReturn answer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var outcome = await CompleteCoreAsync(answer, cancellationToken).ConfigureAwait(false);
        ConsentSignals.SignInEnded(answer.Provider, outcome.Failure);
        if (outcome.Failure is { } failure)
        {
            logger.SignInRefused(answer.Provider, failure.Error);
        }
        else
        {
            logger.SignedIn(answer.Provider);
        }

        return outcome;
    }

    private async ValueTask<SignInOutcome> CompleteCoreAsync(SignInReturn answer, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(answer.State))
        {
            return SignInOutcome.Refused(SignInError.UnknownState, "no_state");
        }

        // Taken before anything is looked at: whatever comes next, this state is used up.
        var take = await sessions.TakeAsync(answer.State, cancellationToken).ConfigureAwait(false);
        if (take.Session is not { } session)
        {
            return take.WasTaken
                ? SignInOutcome.Refused(SignInError.ReplayedState, "state_replayed")
                : SignInOutcome.Refused(SignInError.UnknownState, "state_unknown");
        }

        if (RefuseSession(session, answer) is { } refused)
        {
            return refused;
        }

        var provider = providers[session.Provider];
        if (RefuseIssuer(provider, answer) is { } foreign)
        {
            return foreign;
        }

        if (answer.Error is not null)
        {
            return SignInOutcome.Refused(provider.Classify(answer));
        }

        if (string.IsNullOrEmpty(answer.Code))
        {
            return SignInOutcome.Refused(SignInError.Protocol, "no_code");
        }

        var redeemed = await provider.RedeemAsync(session, answer.Code, cancellationToken).ConfigureAwait(false);
        return redeemed.TryGet(out var tokens, out var failure)
            ? await ConnectAsync(session, provider, tokens, cancellationToken).ConfigureAwait(false)
            : SignInOutcome.Refused(failure);
    }

    private SignInOutcome? RefuseSession(SignInSession session, SignInReturn answer)
    {
        if (!SessionSecrets.AreEqual(session.State, answer.State!))
        {
            return SignInOutcome.Refused(SignInError.UnknownState, "state_unknown");
        }

        if (time.GetUtcNow() >= session.ExpiresAt)
        {
            return SignInOutcome.Refused(SignInError.SessionExpired, "session_expired");
        }

        if (!SessionSecrets.AreEqual(session.Browser, answer.Browser))
        {
            return SignInOutcome.Refused(SignInError.ForeignBrowser, "foreign_browser");
        }

        if (session.Provider != answer.Provider)
        {
            return SignInOutcome.Refused(SignInError.ProviderMismatch, "provider_mismatch");
        }

        return string.Equals(session.RedirectUri.AbsoluteUri, answer.RedirectUri.AbsoluteUri, StringComparison.Ordinal)
            ? null
            : SignInOutcome.Refused(SignInError.RedirectMismatch, "redirect_mismatch");
    }

    private static SignInOutcome? RefuseIssuer(IProviderAccounts provider, SignInReturn answer)
    {
        if (answer.Issuer is null)
        {
            return provider.AlwaysNamesIssuer ? SignInOutcome.Refused(SignInError.IssuerMismatch, "iss_missing") : null;
        }

        return provider.IsIssuer(answer.Issuer) ? null : SignInOutcome.Refused(SignInError.IssuerMismatch, "iss_mismatch");
    }

    private async ValueTask<SignInOutcome> ConnectAsync(SignInSession session, IProviderAccounts provider, AccountTokens tokens, CancellationToken cancellationToken)
    {
        var plan = await PlanOf(session.Mailbox.OrganisationId, session.Provider, cancellationToken).ConfigureAwait(false);
        var connected = await writer.ConnectAsync(session.Mailbox, provider, tokens, cancellationToken).ConfigureAwait(false);
        if (connected is null)
        {
            return SignInOutcome.Refused(SignInError.DifferentAccount, "different_account");
        }

        return SignInOutcome.Connected(connected, ConsentDiff.Between(plan, GrantedScopes.From(provider.Catalogue.Scopes, connected.Scopes)));
    }

    private async ValueTask<ConsentPlan> PlanOf(string organisationId, Provider provider, CancellationToken cancellationToken) =>
        await plans.FindAsync(organisationId, provider, cancellationToken).ConfigureAwait(false)
        ?? throw new InvalidOperationException($"There is no consent plan for {provider}. Add one to {nameof(ConsentOptions)}.{nameof(ConsentOptions.Plans)}, or implement {nameof(IConsentPlans)}.");

    private static IReadOnlyList<Scope> ScopesOf(ConsentPlan plan, IReadOnlyList<string> steps)
    {
        foreach (var id in steps)
        {
            if (!plan.Steps.Any(step => string.Equals(step.Id, id, StringComparison.Ordinal)))
            {
                throw new ArgumentException($"The plan of '{plan.Product.Id}' has no step '{id}'. It has: {string.Join(", ", plan.Steps.Select(step => step.Id))}.");
            }
        }

        return [.. plan.Steps.Where(step => step.Id == ConsentStep.SignInId || steps.Contains(step.Id)).SelectMany(step => step.Scopes)];
    }
}
