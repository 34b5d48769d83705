using Microsoft.Extensions.Options;

namespace Jiminny.Import.Scheduling;

internal sealed class ImportServiceOptionsValidator : IValidateOptions<ImportServiceOptions>
{
    public ValidateOptionsResult Validate(string? name, ImportServiceOptions options)
    {
        var failures = new List<string>();
        Check(options.MailboxesAtATime is >= 1 and <= 256, $"MailboxesAtATime is {options.MailboxesAtATime}; it must be 1 to 256.");
        Check(options.CheckEvery > TimeSpan.Zero, $"CheckEvery is {options.CheckEvery}; it must be positive.");
        Check(options.DesignationEvery > TimeSpan.Zero, $"DesignationEvery is {options.DesignationEvery}; it must be positive.");
        Check(options.CrmEvery > TimeSpan.Zero, $"CrmEvery is {options.CrmEvery}; it must be positive.");
        Check(options.RelistAfter >= TimeSpan.Zero, $"RelistAfter is {options.RelistAfter}; it must not be negative.");
        Check(options.RetryAfter > TimeSpan.Zero, $"RetryAfter is {options.RetryAfter}; it must be positive.");
        Check(options.LongestRetry >= options.RetryAfter, $"LongestRetry is {options.LongestRetry}; it must not be shorter than RetryAfter.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Check(bool valid, string failure)
        {
            if (!valid)
            {
                failures.Add($"Jiminny:ImportService: {failure}");
            }
        }
    }
}
