namespace Jiminny.Matching;

/// <summary>
/// An immutable snapshot of what one organisation's CRM knows, and the rules it was built with.
/// </summary>
/// <remarks>
/// Thread-safe and synchronous; looking up allocates nothing. Only <see cref="FindCandidates"/> and <see cref="Resolve"/> create objects.
/// A matcher is
/// valid while its lease is; afterwards every member but <see cref="Version"/> throws <see cref="ObjectDisposedException"/>.
/// </remarks>
public interface IMatcher
{
    /// <summary>
    /// Stamps what this matcher decided. It grows with every snapshot of an organisation, also over restarts as long as the clock does
    /// not go back
    /// (it is never below the milliseconds since 1970 at which the snapshot was made).
    /// </summary>
    long Version { get; }

    /// <summary>Looks up one address.</summary>
    /// <param name="address">The address alone (no display name), UTF-8, unescaped. Anything may stand in it.</param>
    /// <returns>What is known of it.</returns>
    AddressMatch Match(ReadOnlySpan<byte> address);

    /// <summary>Looks up one address.</summary>
    /// <param name="address">The address alone (no display name). Anything may stand in it.</param>
    /// <returns>What is known of it.</returns>
    AddressMatch Match(ReadOnlySpan<char> address);

    /// <summary>Looks up many addresses at once, several times faster than one by one.</summary>
    /// <param name="buffer">UTF-8 that holds the addresses, such as a provider's page as it arrived.</param>
    /// <param name="addresses">Where the addresses stand. They may overlap and repeat.</param>
    /// <param name="matches">Filled with one match per address, in the same order; at least as long as <paramref name="addresses"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="matches"/> is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A range leaves the buffer; <paramref name="matches"/> is then filled in part.</exception>
    void Match(ReadOnlySpan<byte> buffer, ReadOnlySpan<Range> addresses, Span<AddressMatch> matches);

    /// <summary>Looks up many addresses at once, several times faster than one by one.</summary>
    /// <param name="buffer">Text that holds the addresses.</param>
    /// <param name="addresses">Where the addresses stand. They may overlap and repeat.</param>
    /// <param name="matches">Filled with one match per address, in the same order; at least as long as <paramref name="addresses"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="matches"/> is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A range leaves the buffer; <paramref name="matches"/> is then filled in part.</exception>
    void Match(ReadOnlySpan<char> buffer, ReadOnlySpan<Range> addresses, Span<AddressMatch> matches);

    /// <summary>The records behind one match, best first, at most <see cref="MatchingRules.CandidateLimit"/>.</summary>
    /// <param name="match">A match made by this matcher.</param>
    /// <returns>The candidates; none when it is no match.</returns>
    /// <exception cref="ArgumentException">Another matcher made the match.</exception>
    IReadOnlyList<MatchCandidate> FindCandidates(AddressMatch match);

    /// <summary>Puts the matches of one message's or meeting's participants together.</summary>
    /// <param name="participants">The participants' matches, made by this matcher.</param>
    /// <param name="roles">The participants' roles as the caller numbers them, parallel to the matches; or none. They are handed back unread.</param>
    /// <returns>The outcome with all candidates: by tier, then the organisation's precedence of record types, then id, then participant.</returns>
    /// <exception cref="ArgumentException">Another matcher made a match, or the roles are not parallel.</exception>
    MatchResult Resolve(ReadOnlySpan<AddressMatch> participants, ReadOnlySpan<byte> roles = default);
}
