using Microsoft.Extensions.Options;

namespace Jiminny.Import;

internal sealed class ImportOptionsValidator : IValidateOptions<ImportOptions>
{
    public ValidateOptionsResult Validate(string? name, ImportOptions options)
    {
        var failures = new List<string>();
        Check(options.MailMonths is >= 1 and <= 60, $"MailMonths is {options.MailMonths}; it must be 1 to 60.");
        Check(options.MeetingMonths is >= 1 and <= 36, $"MeetingMonths is {options.MeetingMonths}; it must be 1 to 36.");
        Check(options.ImportMail || options.ImportMeetings, "ImportMail and ImportMeetings are both off; switch at least one on.");
        Check(options.MailboxesAtATime is >= 1 and <= 256, $"MailboxesAtATime is {options.MailboxesAtATime}; it must be 1 to 256.");
        Check(options.LongestWait >= TimeSpan.Zero, $"LongestWait is {options.LongestWait}; it must not be negative.");
        Check(options.RescanAfter > TimeSpan.Zero, $"RescanAfter is {options.RescanAfter}; it must be positive.");
        Check(options.UpdateAfter > TimeSpan.Zero, $"UpdateAfter is {options.UpdateAfter}; it must be positive.");
        Check(
            options.RescanMailAfter is null || options.RescanMailAfter > TimeSpan.Zero,
            $"RescanMailAfter is {options.RescanMailAfter}; it must be positive.");
        Check(options.MostSearchTerms is >= 1 and <= 1_000, $"MostSearchTerms is {options.MostSearchTerms}; it must be 1 to 1,000.");
        Check(options.RetryPendingAfter > TimeSpan.Zero, $"RetryPendingAfter is {options.RetryPendingAfter}; it must be positive.");
        Check(options.PendingAtATime is >= 1 and <= 1_000, $"PendingAtATime is {options.PendingAtATime}; it must be 1 to 1,000.");
        Check(
            options.KeepPendingFor > TimeSpan.Zero && options.KeepPendingFor <= TimeSpan.FromDays(30),
            $"KeepPendingFor is {options.KeepPendingFor}; it must be positive and at most 30 days.");
        Check(options.KeepRunsFor > TimeSpan.Zero, $"KeepRunsFor is {options.KeepRunsFor}; it must be positive.");
        Check(options.LeaseDuration >= TimeSpan.FromSeconds(10), $"LeaseDuration is {options.LeaseDuration}; it must be at least 10 seconds.");
        Check(!string.IsNullOrWhiteSpace(options.Owner), "Owner is blank; give a name that is unique per running process.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check(bool valid, string failure)
        {
            if (!valid)
            {
                failures.Add($"Jiminny:Import: {failure}");
            }
        }
    }
}
