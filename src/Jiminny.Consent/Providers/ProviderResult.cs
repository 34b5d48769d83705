using System.Diagnostics.CodeAnalysis;

namespace Jiminny.Consent.Providers;

/// <summary>What a provider gave, or why not. Immutable.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public sealed class ProviderResult<T>
    where T : class
{
    private readonly T? value;
    private readonly SignInFailure? failure;

    private ProviderResult(T? value, SignInFailure? failure)
    {
        this.value = value;
        this.failure = failure;
    }

    /// <summary>It gave.</summary>
    /// <param name="value">What.</param>
    public static implicit operator ProviderResult<T>(T value) => new(value, failure: null);

    /// <summary>It did not.</summary>
    /// <param name="failure">Why.</param>
    public static implicit operator ProviderResult<T>(SignInFailure failure) => new(value: null, failure);

    /// <summary>Gets what was given, or the failure.</summary>
    /// <param name="given">What was given.</param>
    /// <param name="reason">Why nothing was.</param>
    /// <returns>Whether something was given.</returns>
    public bool TryGet([NotNullWhen(true)] out T? given, [NotNullWhen(false)] out SignInFailure? reason)
    {
        given = value;
        reason = failure;
        return value is not null;
    }

    /// <summary>A fixed text: it may hold secrets.</summary>
    public override string ToString() => failure?.ToString() ?? "given";
}
