using Jiminny.Connectors;

namespace Jiminny.Import.Kill.Tests.Importing;

/// <summary>A connector's source with boundaries around its page.</summary>
internal sealed class HaltingSource(IMailboxSource source) : IMailboxSource
{
    public Provider Provider => source.Provider;

    public StreamKind Stream => source.Stream;

    public async ValueTask<PageResult> ReadPageAsync(MailboxContext mailbox, SyncCursor cursor, IPageFilter filter, CancellationToken cancellationToken)
    {
        var flow = Flow.Current!;
        flow.Arrive(Boundary.BeforeFetch);
        var result = await source.ReadPageAsync(mailbox, cursor, new HaltingFilter(filter, flow), cancellationToken);
        if (result is Page)
        {
            flow.Tell(AnswerKind.Page);
        }

        flow.Arrive(Boundary.AfterDecide);
        return result;
    }

    private sealed class HaltingFilter(IPageFilter filter, Flow flow) : IPageFilter
    {
        public void Decide(in PageView page, Span<Verdict> verdicts)
        {
            flow.Arrive(Boundary.AfterFetch);
            filter.Decide(page, verdicts);
        }
    }
}
