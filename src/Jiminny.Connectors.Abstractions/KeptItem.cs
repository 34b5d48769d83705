namespace Jiminny.Connectors;

/// <summary>An item the filter kept: <see cref="EmailMetadata"/> or <see cref="Meeting"/>.</summary>
public abstract record KeptItem
{
    private protected KeptItem()
    {
    }

    /// <summary>The provider's id of the item in this mailbox, stable when the item moves.</summary>
    public required string ProviderId { get; init; }

    /// <summary>The subject, as the provider gives it. Read only because the item is kept.</summary>
    public string? Subject { get; init; }

    /// <summary>Everybody on it, in the provider's order.</summary>
    public required IReadOnlyList<Participant> Participants { get; init; }

    /// <summary>The filter's own number for the evidence, from <see cref="Verdict.Keep"/>.</summary>
    public required int Evidence { get; init; }

    /// <summary>The kind of item only: content is not for logs.</summary>
    public sealed override string ToString() => GetType().Name;
}
