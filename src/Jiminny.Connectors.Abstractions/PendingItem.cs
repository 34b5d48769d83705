namespace Jiminny.Connectors;

/// <summary>An item that was listed but could not be decided: the only kind of item not kept whose id is remembered, so that it can be tried again.</summary>
/// <param name="ProviderId">The provider's id of the item.</param>
/// <param name="Reason">Why it could not be decided.</param>
public sealed record PendingItem(string ProviderId, PendingReason Reason)
{
    /// <summary>The reason only.</summary>
    public override string ToString() => $"pending item: {Reason}";
}
