using System.Diagnostics.CodeAnalysis;

namespace Jiminny.Connectors;

/// <summary>The scopes of one provider, how they are spelled and which contain which. Immutable and thread-safe.</summary>
public sealed class ScopeCatalogue
{
    private readonly Dictionary<Scope, ScopeDefinition> definitions = [];
    private readonly Dictionary<string, Scope> spellings;
    private readonly Dictionary<Scope, HashSet<Scope>> implied = [];
    private readonly IReadOnlyList<string> prefixes;
    private readonly StringComparison comparison;

    /// <summary>Makes a catalogue.</summary>
    /// <param name="provider">Whose scopes they are.</param>
    /// <param name="definitions">The scopes.</param>
    /// <param name="comparer">How the provider compares spellings; <see langword="null"/> for exact.</param>
    /// <param name="prefixes">Resource identifiers a spelling may begin with, such as <c>https://graph.microsoft.com/</c>.</param>
    /// <exception cref="ArgumentException">A scope of another provider, a spelling twice, a scope that is referred to and not defined, or a circle of implications.</exception>
    public ScopeCatalogue(Provider provider, IEnumerable<ScopeDefinition> definitions, StringComparer? comparer = null, IReadOnlyList<string>? prefixes = null)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        Provider = provider;
        spellings = new Dictionary<string, Scope>(comparer ?? StringComparer.Ordinal);
        comparison = ReferenceEquals(comparer, StringComparer.OrdinalIgnoreCase) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        this.prefixes = prefixes ?? [];
        var all = definitions.ToArray();
        Definitions = all;
        foreach (var definition in all)
        {
            Add(definition);
        }

        foreach (var definition in all)
        {
            implied[definition.Scope] = Close(definition.Scope, []);
        }
    }

    /// <summary>Whose scopes they are.</summary>
    public Provider Provider { get; }

    /// <summary>The scopes, in the order given.</summary>
    public IReadOnlyList<ScopeDefinition> Definitions { get; }

    /// <summary>Gets a scope's definition.</summary>
    /// <param name="scope">The scope.</param>
    /// <exception cref="KeyNotFoundException">The catalogue has no such scope.</exception>
    public ScopeDefinition this[Scope scope] => definitions.TryGetValue(scope, out var definition)
        ? definition
        : throw new KeyNotFoundException($"The {Provider} catalogue has no scope '{scope.Value}'. Known are those in {nameof(Definitions)}.");

    /// <summary>Finds a scope by any spelling the provider uses: bare, with the resource in front, or an alias.</summary>
    /// <param name="spelling">The scope as a token response or a configuration spells it.</param>
    /// <param name="scope">The scope.</param>
    /// <returns>Whether the catalogue knows it.</returns>
    public bool TryParse(string? spelling, out Scope scope)
    {
        scope = default;
        return spelling is not null && (spellings.TryGetValue(spelling, out scope) || spellings.TryGetValue(WithoutPrefix(spelling), out scope));
    }

    /// <summary>Gets a scope's definition, where there is one.</summary>
    /// <param name="scope">The scope.</param>
    /// <param name="definition">The definition.</param>
    /// <returns>Whether the catalogue has it.</returns>
    public bool TryGet(Scope scope, [NotNullWhen(true)] out ScopeDefinition? definition) => definitions.TryGetValue(scope, out definition);

    /// <summary>Whether a scope is accepted wherever another is asked for; each scope implies itself.</summary>
    /// <param name="wider">The scope held.</param>
    /// <param name="narrower">The scope needed.</param>
    /// <returns>Whether it is.</returns>
    public bool Implies(Scope wider, Scope narrower) => wider == narrower || (implied.TryGetValue(wider, out var closure) && closure.Contains(narrower));

    /// <summary>Whether a grant holds a scope or one that implies it. Conflicts are not looked at: see <see cref="ProviderOperation.IsAllowedBy"/>.</summary>
    /// <param name="granted">The scopes granted.</param>
    /// <param name="needed">The scope needed.</param>
    /// <returns>Whether it does.</returns>
    public bool Covers(IReadOnlySet<Scope> granted, Scope needed)
    {
        ArgumentNullException.ThrowIfNull(granted);
        return granted.Contains(needed) || granted.Any(scope => Implies(scope, needed));
    }

    /// <summary>Leaves out each scope that another of them implies.</summary>
    /// <param name="scopes">Some scopes.</param>
    /// <returns>The widest of them, in the order given.</returns>
    public IReadOnlyList<Scope> Widest(IEnumerable<Scope> scopes)
    {
        var distinct = scopes.Distinct().ToArray();
        return [.. distinct.Where(scope => !distinct.Any(other => other != scope && Implies(other, scope)))];
    }

    private void Add(ScopeDefinition definition)
    {
        if (definition.Scope.Provider != Provider)
        {
            throw new ArgumentException($"The scope '{definition.Scope.Value}' belongs to {definition.Scope.Provider}, the catalogue to {Provider}.");
        }

        definitions.Add(definition.Scope, definition);
        foreach (var spelling in definition.Aliases.Prepend(definition.Scope.Value))
        {
            if (!spellings.TryAdd(spelling, definition.Scope))
            {
                throw new ArgumentException($"The spelling '{spelling}' stands for two scopes of {Provider}.");
            }
        }
    }

    private HashSet<Scope> Close(Scope scope, HashSet<Scope> path)
    {
        if (!path.Add(scope))
        {
            throw new ArgumentException($"The scope '{scope.Value}' implies itself in a circle.");
        }

        var closure = new HashSet<Scope>();
        foreach (var next in this[scope].Implies)
        {
            closure.Add(next);
            closure.UnionWith(Close(next, path));
        }

        path.Remove(scope);
        return closure;
    }

    private string WithoutPrefix(string spelling)
    {
        var prefix = prefixes.FirstOrDefault(candidate => spelling.StartsWith(candidate, comparison));
        return prefix is null ? spelling : spelling[prefix.Length..];
    }
}
