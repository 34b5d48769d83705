namespace Jiminny.Consent;

/// <summary>Why there is no token, and who has to do what. It never carries a provider's message, since messages quote accounts. Immutable.</summary>
/// <param name="Error">What happened.</param>
/// <param name="Code">The provider's own code, or ours in <c>snake_case</c>.</param>
public sealed record SignInFailure(SignInError Error, string Code)
{
    /// <summary>The claims the provider wants proved, to be passed on to the next sign-in. Default none.</summary>
    public string? Claims { get; init; }

    /// <summary>Who can mend it.</summary>
    public Actor Actor => SignInRemedies.Of(Error).Actor;

    /// <summary>What that person has to do.</summary>
    public string Remedy => SignInRemedies.Of(Error).Text;

    /// <summary>The error and the code.</summary>
    public override string ToString() => $"{Error} ({Code})";
}
