namespace Jiminny.Consent;

/// <summary>Encrypts token caches for the store, each bound to the connection it belongs to. Thread-safe.</summary>
public interface ITokenProtector
{
    /// <summary>Whether its keys outlive the process.</summary>
    bool IsDurable { get; }

    /// <summary>Encrypts a cache.</summary>
    /// <param name="cache">The cache.</param>
    /// <param name="context">The connection it belongs to.</param>
    /// <returns>What to store.</returns>
    byte[] Protect(ReadOnlySpan<byte> cache, TokenContext context);

    /// <summary>Decrypts what was stored.</summary>
    /// <param name="stored">What was stored.</param>
    /// <param name="context">The connection it is said to belong to.</param>
    /// <returns>The cache, or <see langword="null"/> when it was altered, belongs to another connection, or its key is gone.</returns>
    byte[]? Unprotect(ReadOnlySpan<byte> stored, TokenContext context);
}
