namespace Jiminny.Connectors.Microsoft;

/// <summary>What is posted.</summary>
/// <param name="Content">The text.</param>
/// <param name="IsHtml">Whether it is HTML. Default plain text.</param>
public sealed record TeamsMessage(string Content, bool IsHtml = false)
{
    /// <summary>A fixed text: content is not for logs.</summary>
    public override string ToString() => "message";
}
