namespace Jiminny.Connectors;

/// <summary>Why a page could not be read. The cursor that was given stays valid.</summary>
/// <param name="Error">What happened.</param>
/// <param name="Code">The provider's own error code or HTTP status, never a message: messages quote data.</param>
public sealed record SourceFailure(SourceError Error, string Code) : PageResult
{
    /// <summary>The earliest time of the next try, for <see cref="SourceError.Throttled"/> and <see cref="SourceError.ServiceDown"/>.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The scope that is not granted, for <see cref="SourceError.MissingScope"/> and <see cref="SourceError.AdminConsentRequired"/>.</summary>
    public Scope? MissingScope { get; init; }

    /// <summary>The step of the consent plan that grants <see cref="MissingScope"/>, such as <c>email-sync</c>; <see langword="null"/> where no product asks for it.</summary>
    public string? ConsentStep { get; init; }
}
