using Jiminny.Connectors.ProviderServices;

namespace Jiminny.Connectors.Google.Tasks;

/// <summary>A request that deletes an event, with the user's yes. Its answer has no body.</summary>
internal sealed class TaskDeletion(UserApproval approval, Func<HttpRequestMessage> create) : ProviderRequest<TaskDocument>
{
    private static readonly TaskDocument Gone = new();

    public override bool MayBeEmpty => true;

    public override ProviderOperation Operation => GoogleOperations.DeleteEvent;

    public override UserApproval? Approval => approval;

    public override ValueTask<HttpRequestMessage> CreateAsync(CancellationToken cancellationToken) => ValueTask.FromResult(create());

    public override ValueTask<SourceAnswer<TaskDocument>> ReadAsync(Stream body, CancellationToken cancellationToken) =>
        ValueTask.FromResult<SourceAnswer<TaskDocument>>(Gone);
}
