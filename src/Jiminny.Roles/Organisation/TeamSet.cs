using System.Collections;
using System.Runtime.CompilerServices;

namespace Jiminny.Roles;

/// <summary>An immutable set of team ids, compared by content. The default is empty.</summary>
[CollectionBuilder(typeof(TeamSet), nameof(Create))]
public readonly struct TeamSet : IEquatable<TeamSet>, IReadOnlyCollection<string>
{
    private readonly string[]? _sorted;

    // The end of each id, in the same order: of several teams only the right one is looked at.
    private readonly ulong[]? _ends;

    private TeamSet(string[] sorted)
    {
        _sorted = sorted;
        _ends = new ulong[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
            _ends[i] = Ids.EndOf(sorted[i]);
    }

    /// <inheritdoc/>
    public int Count => _sorted?.Length ?? 0;

    /// <summary>Creates a set; repeated ids count once.</summary>
    /// <param name="teamIds">The ids, compared ordinally.</param>
    /// <returns>The set.</returns>
    public static TeamSet Create(params ReadOnlySpan<string> teamIds) => new([.. teamIds.ToArray().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    /// <summary>Whether a team is in the set.</summary>
    /// <param name="teamId">The id; null is in no set.</param>
    /// <returns>True when it is.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(string? teamId) => _sorted is { } teams && teamId is not null && IsAmong(teams, _ends!, teamId);

    /// <summary>The set with one team more.</summary>
    /// <param name="teamId">The id.</param>
    /// <returns>The set.</returns>
    public TeamSet With(string teamId) => Contains(teamId) ? this : Create([.. _sorted ?? [], teamId]);

    /// <summary>The set with one team less.</summary>
    /// <param name="teamId">The id.</param>
    /// <returns>The set.</returns>
    public TeamSet Without(string teamId) => Contains(teamId) ? new([.. _sorted!.Where(team => team != teamId)]) : this;

    /// <inheritdoc/>
    public bool Equals(TeamSet other) => (_sorted ?? []).AsSpan().SequenceEqual(other._sorted ?? []);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TeamSet other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var team in this)
            hash.Add(team, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => (_sorted ?? []).AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether both hold the same teams.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when they do.</returns>
    public static bool operator ==(TeamSet left, TeamSet right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when they do.</returns>
    public static bool operator !=(TeamSet left, TeamSet right) => !left.Equals(right);

    // Apart, so that asking a member's set does not copy it to memory first.
    private static bool IsAmong(string[] teams, ulong[] ends, string teamId)
    {
        var end = Ids.EndOf(teamId);
        for (var i = 0; i < ends.Length; i++)
        {
            if (ends[i] == end && Ids.AreSame(teams[i], teamId))
                return true;
        }

        return false;
    }
}
