namespace Jiminny.Consent;

/// <summary>What all organisations ask for, where a host has no <see cref="IConsentPlans"/> of its own.</summary>
public sealed class ConsentOptions
{
    /// <summary>The plans, one per provider. Default none.</summary>
    public IList<ConsentPlan> Plans { get; } = [];

    /// <summary>How long an attempt to sign in may take. Default and most: ten minutes.</summary>
    public TimeSpan SessionLifetime { get; set; } = SignInSession.MaxLifetime;

    /// <summary>How long before its end an access token is no longer handed out. Default five minutes.</summary>
    public TimeSpan RenewBefore { get; set; } = TimeSpan.FromMinutes(5);
}
