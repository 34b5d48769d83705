namespace Jiminny.Connectors.Google;

/// <summary>What the event of a task shows.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Start">When it begins; fractions of a second are left out.</param>
/// <param name="End">When it ends, not before it begins.</param>
public sealed record TaskDetails(string Title, DateTimeOffset Start, DateTimeOffset End)
{
    /// <summary>Its description. Default none.</summary>
    public string? Description { get; init; }

    /// <summary>A fixed text: content is not for logs.</summary>
    public override string ToString() => "task";
}
