namespace Jiminny.Emulator;

/// <summary>An application registered at both vendors.</summary>
/// <param name="ClientId">Its id.</param>
/// <param name="ClientSecret">Its secret.</param>
/// <param name="RedirectUris">The addresses it may be returned to, compared exactly.</param>
public sealed record SignInApplication(string ClientId, string ClientSecret, IReadOnlyList<string> RedirectUris)
{
    /// <summary>A fixed text: it holds a secret.</summary>
    public override string ToString() => "application";
}
