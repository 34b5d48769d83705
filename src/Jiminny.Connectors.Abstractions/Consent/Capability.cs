namespace Jiminny.Connectors;

/// <summary>Something an application does at a provider and that scopes switch on or off, the same for all providers. Compared by <see cref="Id"/>.</summary>
/// <param name="Id">A stable name for data and reports, such as <c>import-meetings</c>.</param>
/// <param name="Title">What it does, as a user reads it.</param>
public sealed record Capability(string Id, string Title)
{
    /// <summary>Whether another capability has the same id.</summary>
    /// <param name="other">The other.</param>
    /// <returns>Whether it has.</returns>
    public bool Equals(Capability? other) => other is not null && string.Equals(Id, other.Id, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
