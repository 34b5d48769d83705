namespace Jiminny.Consent;

/// <summary>The host's own address at which a user begins a consent step; the provider's page is opened from there, since only there is a session made.</summary>
public static class ConnectAddress
{
    /// <summary>The query parameter that names steps.</summary>
    public const string StepParameter = "step";

    /// <summary>Names a step at the host's address.</summary>
    /// <param name="connect">The host's address of a provider, such as <c>https://app.example/connect/google</c>.</param>
    /// <param name="step">The step.</param>
    /// <returns>The address.</returns>
    public static Uri ForStep(Uri connect, ConsentStep step)
    {
        ArgumentNullException.ThrowIfNull(connect);
        ArgumentNullException.ThrowIfNull(step);
        return new UriBuilder(connect) { Query = $"{StepParameter}={Uri.EscapeDataString(step.Id)}" }.Uri;
    }
}
