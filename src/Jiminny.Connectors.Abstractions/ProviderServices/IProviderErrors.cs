namespace Jiminny.Connectors.ProviderServices;

/// <summary>How a provider says what is wrong. Thread-safe.</summary>
public interface IProviderErrors
{
    /// <summary>Finds what an answer means.</summary>
    /// <param name="response">The answer, its body already read.</param>
    /// <param name="body">The body, perhaps cut, perhaps not what its type says.</param>
    /// <param name="operation">The call that was refused.</param>
    /// <returns>The problem; never with a message of the provider, since messages quote data.</returns>
    ProviderProblem Classify(HttpResponseMessage response, ReadOnlyMemory<byte> body, ProviderOperation operation);

    /// <summary>Finds the claims challenge of a refused token.</summary>
    /// <param name="response">An answer with status 401.</param>
    /// <returns>The challenge as the provider sent it; <see langword="null"/> when there is none.</returns>
    string? FindClaims(HttpResponseMessage response);
}
