namespace Jiminny.Consent;

/// <summary>Where to send the browser, or why not. Immutable.</summary>
/// <param name="Redirect">The provider's page; <see langword="null"/> when there is a <paramref name="Failure"/>.</param>
/// <param name="Failure">Why there is none.</param>
public sealed record SignInStart(Uri? Redirect, SignInFailure? Failure)
{
    /// <summary>A fixed text: the address holds a state.</summary>
    public override string ToString() => Failure?.ToString() ?? "redirect";
}
