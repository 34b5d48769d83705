namespace Jiminny.Connectors;

/// <summary>What reading a page came to: a <see cref="Page"/> or a <see cref="SourceFailure"/>. Anything else a source meets is an exception.</summary>
public abstract record PageResult
{
    private protected PageResult()
    {
    }

    /// <summary>What the read cost at the provider.</summary>
    public RequestCost Cost { get; init; }
}
