namespace Jiminny.Connectors.ProviderServices;

/// <summary>An answer of a provider that is not the one asked for, in terms that all providers share.</summary>
/// <param name="Failure">What it means.</param>
/// <param name="IsTransient">Whether the same request may succeed later.</param>
/// <param name="RetryAfter">How long the provider asks to wait, if it says.</param>
public sealed record ProviderProblem(SourceFailure Failure, bool IsTransient, TimeSpan? RetryAfter)
{
    private const int LongestCode = 64;

    /// <summary>A problem that does not pass by itself.</summary>
    /// <param name="error">What it means.</param>
    /// <param name="code">The provider's code.</param>
    /// <returns>The problem.</returns>
    public static ProviderProblem Lasting(SourceError error, string code) => new(new SourceFailure(error, code), IsTransient: false, RetryAfter: null);

    /// <summary>A problem of the way to the provider, which may pass.</summary>
    /// <param name="code">What broke.</param>
    /// <returns>The problem.</returns>
    public static ProviderProblem Unreachable(string code) => new(new SourceFailure(SourceError.ServiceDown, code), IsTransient: true, RetryAfter: null);

    /// <summary>A code that may be shown: a provider's code is a word, and what is not one could be content.</summary>
    /// <param name="code">The code as the provider sent it.</param>
    /// <param name="otherwise">What to show when it is not a word.</param>
    /// <returns>One of the two.</returns>
    public static string SafeCode(string? code, string otherwise)
    {
        if (string.IsNullOrEmpty(code) || code.Length > LongestCode)
            return otherwise;

        foreach (var c in code)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '-'))
                return otherwise;
        }

        return code;
    }
}
