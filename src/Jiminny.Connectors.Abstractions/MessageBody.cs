namespace Jiminny.Connectors;

/// <summary>The body of a message, for display only.</summary>
/// <param name="MediaType">Its media type: <c>text/html</c> or <c>text/plain</c>. HTML comes as the sender wrote it; sanitise it before showing it.</param>
/// <param name="Content">The text.</param>
public sealed record MessageBody(string MediaType, string Content)
{
    /// <summary>A fixed text: content is not for logs.</summary>
    public override string ToString() => "message body";
}
