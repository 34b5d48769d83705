namespace Jiminny.Connectors;

/// <summary>A source that gives no more than a data policy lets be kept.</summary>
internal sealed class PolicyBoundSource(IMailboxSource source, DataPolicy policy) : IMailboxSource
{
    public Provider Provider => source.Provider;

    public StreamKind Stream => source.Stream;

    public async ValueTask<PageResult> ReadPageAsync(MailboxContext mailbox, SyncCursor cursor, IPageFilter filter, CancellationToken cancellationToken)
    {
        // Refused before a request leaves: what may not be kept is not read either.
        if (!policy.MayImport(Stream))
        {
            return new SourceFailure(SourceError.PolicyForbids, Stream == StreamKind.Calendar ? "calendar_forbidden" : "mail_forbidden");
        }

        var result = await source.ReadPageAsync(mailbox, cursor, filter, cancellationToken).ConfigureAwait(false);
        return result is Page page && Stream == StreamKind.Mail && policy.MailFields != MailFields.Metadata
            ? page with { Kept = [.. page.Kept.Select(Reduce)] }
            : result;
    }

    private KeptItem Reduce(KeptItem item) => item switch
    {
        EmailMetadata email => email with
        {
            Subject = policy.MayKeep(MailFields.Subject) ? email.Subject : null,
            Participants = policy.MayKeep(MailFields.Participants) ? email.Participants : [],
        },
        _ => item,
    };
}
