using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Tasks;

/// <summary>A request that makes or changes an event, with the user's yes.</summary>
internal sealed class TaskRequest(ProviderOperation operation, UserApproval approval, Func<HttpRequestMessage> create) : ProviderRequest<TaskDocument>
{
    private readonly DocumentRequest<TaskDocument> _document = new(operation, _ => ValueTask.FromResult(create()), GoogleJson.Default.TaskDocument);

    public override ProviderOperation Operation => operation;

    public override UserApproval? Approval => approval;

    public override ValueTask<HttpRequestMessage> CreateAsync(CancellationToken cancellationToken) => _document.CreateAsync(cancellationToken);

    public override ValueTask<SourceAnswer<TaskDocument>> ReadAsync(Stream body, CancellationToken cancellationToken) =>
        _document.ReadAsync(body, cancellationToken);
}
