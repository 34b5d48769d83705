namespace Jiminny.Connectors;

/// <summary>What a data policy leaves of what a connector gives.</summary>
internal static class PolicyReduction
{
    /// <summary>The refusal of a stream that may not be imported, made before a request leaves; <see langword="null"/> when it may.</summary>
    public static SourceFailure? Refuse(this DataPolicy policy, StreamKind stream) => policy.MayImport(stream)
        ? null
        : new SourceFailure(SourceError.PolicyForbids, stream == StreamKind.Calendar ? "calendar_forbidden" : "mail_forbidden");

    /// <summary>The page without the fields that may not be kept.</summary>
    public static PageResult Reduce(this DataPolicy policy, StreamKind stream, PageResult result) =>
        result is Page page && stream == StreamKind.Mail && policy.MailFields != MailFields.Metadata
            ? page with { Kept = [.. page.Kept.Select(policy.Reduce)] }
            : result;

    private static KeptItem Reduce(this DataPolicy policy, KeptItem item) => item switch
    {
        EmailMetadata email => email with
        {
            Subject = policy.MayKeep(MailFields.Subject) ? email.Subject : null,
            Participants = policy.MayKeep(MailFields.Participants) ? email.Participants : [],
        },
        _ => item,
    };
}
