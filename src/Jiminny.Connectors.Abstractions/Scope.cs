namespace Jiminny.Connectors;

/// <summary>A permission a user or an administrator grants at a provider.</summary>
/// <param name="Provider">Whose scope it is.</param>
/// <param name="Value">The scope as the provider's authorize endpoint takes it, such as <c>Mail.Read</c>.</param>
public readonly record struct Scope(Provider Provider, string Value)
{
    /// <summary>The scope's value.</summary>
    public override string ToString() => Value;
}
