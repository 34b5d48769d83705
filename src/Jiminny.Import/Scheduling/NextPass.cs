using Jiminny.Connectors;

namespace Jiminny.Import.Scheduling;

/// <summary>When a mailbox is due next, from how its streams ended: as early as the earliest of them.</summary>
internal sealed record NextPass(DateTimeOffset DueAt, int Failures)
{
    /// <returns><see langword="null"/> when another run has taken the mailbox over: it says when.</returns>
    public static NextPass? After(
        IReadOnlyList<ImportResult> results, int failures, DateTimeOffset now, TimeSpan updateAfter, ImportServiceOptions options)
    {
        if (results.Any(result => result.Status is ImportStatus.FencedOut or ImportStatus.Busy))
        {
            return null;
        }

        var failed = results.Where(result => result.Status == ImportStatus.Failed && result.Failure?.Error != SourceError.PolicyForbids).ToList();
        var next = failed.Count > 0 ? failures + 1 : 0;
        var dueAt = results.Select(result => result.Status switch
        {
            // A time that is over already is none: the provider was asked then, and again said to wait.
            ImportStatus.Waiting => result.Until > now ? result.Until.Value : now + options.RetryAfter,
            ImportStatus.Erased => now + options.LongestRetry,
            ImportStatus.Failed when result.Failure?.Error == SourceError.PolicyForbids => now + options.LongestRetry,
            ImportStatus.Failed => now + (NeedsSomebody(result.Failure) ? options.LongestRetry : Backoff(next, options)),
            _ => now + updateAfter,
        }).DefaultIfEmpty(now + options.LongestRetry).Min();
        return new NextPass(dueAt, next);
    }

    public static NextPass AfterCrash(int failures, DateTimeOffset now, ImportServiceOptions options) =>
        new(now + Backoff(failures + 1, options), failures + 1);

    // Trying again does not help until a person has done something; asking a provider to refuse every few minutes does harm.
    private static bool NeedsSomebody(SourceFailure? failure) => failure?.Error
        is SourceError.MissingScope or SourceError.AdminConsentRequired or SourceError.NeedsReconnect or SourceError.NoMailbox;

    private static TimeSpan Backoff(int failures, ImportServiceOptions options)
    {
        var backoff = options.RetryAfter * Math.Pow(2, Math.Clamp(failures - 1, 0, 20));
        return backoff < options.LongestRetry ? backoff : options.LongestRetry;
    }
}
