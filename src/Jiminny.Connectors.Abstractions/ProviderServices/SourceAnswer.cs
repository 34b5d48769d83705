using System.Diagnostics.CodeAnalysis;

namespace Jiminny.Connectors.ProviderServices;

/// <summary>A value, or the reason why there is none.</summary>
/// <typeparam name="T">What was asked for.</typeparam>
public readonly struct SourceAnswer<T>
    where T : class
{
    private SourceAnswer(T? value, SourceFailure? failure)
    {
        Value = value;
        Failure = failure;
    }

    /// <summary>What was asked for; <see langword="null"/> when there is a <see cref="Failure"/>.</summary>
    public T? Value { get; }

    /// <summary>Why there is no value.</summary>
    public SourceFailure? Failure { get; }

    /// <summary>Looks which of the two it is.</summary>
    /// <param name="value">The value.</param>
    /// <param name="failure">The reason why there is none.</param>
    /// <returns>Whether there is a value.</returns>
    public bool TryGet([NotNullWhen(true)] out T? value, [NotNullWhen(false)] out SourceFailure? failure)
    {
        value = Value;
        failure = value is null ? Failure ?? throw new InvalidOperationException("An answer that was never given was asked for its value.") : null;
        return value is not null;
    }

    /// <summary>A value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator SourceAnswer<T>(T value) => new(value, failure: null);

    /// <summary>The reason why there is none.</summary>
    /// <param name="failure">The reason.</param>
    public static implicit operator SourceAnswer<T>(SourceFailure failure) => new(value: null, failure);
}
