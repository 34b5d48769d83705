using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Microsoft.Teams;

/// <summary>A request that makes something, with the user's yes. It is sent once.</summary>
internal sealed class PostRequest(ProviderOperation operation, UserApproval approval, Func<CancellationToken, ValueTask<HttpRequestMessage>> create)
    : ProviderRequest<CreatedDocument>
{
    private readonly DocumentRequest<CreatedDocument> _document = new(operation, create, MicrosoftJson.Default.CreatedDocument);

    public override ProviderOperation Operation => operation;

    public override UserApproval? Approval => approval;

    public override ValueTask<HttpRequestMessage> CreateAsync(CancellationToken cancellationToken) => _document.CreateAsync(cancellationToken);

    public override ValueTask<SourceAnswer<CreatedDocument>> ReadAsync(Stream body, CancellationToken cancellationToken) =>
        _document.ReadAsync(body, cancellationToken);
}
