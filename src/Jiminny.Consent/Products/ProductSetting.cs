namespace Jiminny.Consent;

/// <summary>A switch of a product that an organisation's administrator turns, such as Email Sync. Immutable.</summary>
/// <param name="Id">A stable name for data, such as <c>email-sync</c>.</param>
/// <param name="Title">The name an administrator reads.</param>
public sealed record ProductSetting(string Id, string Title)
{
    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
