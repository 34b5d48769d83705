using Jiminny.Connectors;

namespace Jiminny.Consent;

/// <summary>What a token response says was granted, in the catalogue's spelling. Immutable and thread-safe.</summary>
public sealed class GrantedScopes
{
    private GrantedScopes(IReadOnlySet<Scope> known, IReadOnlyList<string> unknown)
    {
        Known = known;
        Unknown = unknown;
    }

    /// <summary>The scopes the catalogue knows.</summary>
    public IReadOnlySet<Scope> Known { get; }

    /// <summary>Spellings the catalogue does not know, in order.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>Reads scopes as the provider spells them: resource prefixes and aliases included, separated by white space.</summary>
    /// <param name="catalogue">The provider's scopes.</param>
    /// <param name="scope">The <c>scope</c> of a token response; <see langword="null"/> for nothing.</param>
    /// <returns>The grant.</returns>
    public static GrantedScopes Parse(ScopeCatalogue catalogue, string? scope) =>
        From(catalogue, (scope ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Takes scopes as the provider spells them.</summary>
    /// <param name="catalogue">The provider's scopes.</param>
    /// <param name="spellings">The scopes.</param>
    /// <returns>The grant.</returns>
    public static GrantedScopes From(ScopeCatalogue catalogue, IEnumerable<string> spellings)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var known = new HashSet<Scope>();
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var spelling in spellings)
        {
            if (catalogue.TryParse(spelling, out var scope))
            {
                known.Add(scope);
            }
            else
            {
                unknown.Add(spelling);
            }
        }

        return new GrantedScopes(known, [.. unknown]);
    }
}
