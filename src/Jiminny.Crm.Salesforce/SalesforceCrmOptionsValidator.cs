using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Jiminny.Crm.Salesforce;

internal sealed partial class SalesforceCrmOptionsValidator : IValidateOptions<SalesforceCrmOptions>
{
    public ValidateOptionsResult Validate(string? name, SalesforceCrmOptions options)
    {
        var failures = Faults(options).Select(static fault => $"SalesforceCrmOptions.{fault}").ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Faults(SalesforceCrmOptions options)
    {
        if (!Version().IsMatch(options.ApiVersion))
            yield return $"ApiVersion is '{options.ApiVersion}'; write it as 'v63.0'.";
        if (options.PageSize is < 200 or > 2_000)
            yield return $"PageSize is {options.PageSize}; use 200 to 2,000.";
        if (options.BulkAbove < 0)
            yield return $"BulkAbove is {options.BulkAbove}; use 0 for never, or a number of rows.";
        if (options.BulkPageSize is < 2_000 or > 100_000)
            yield return $"BulkPageSize is {options.BulkPageSize}; use 2,000 to 100,000.";
        if (options.Overlap < TimeSpan.FromMinutes(1) || options.Overlap > TimeSpan.FromDays(1))
            yield return $"Overlap is {options.Overlap}; use 1 minute to 1 day.";
        if (options.RecycleBin <= options.Overlap)
            yield return $"RecycleBin is {options.RecycleBin}; it has to be longer than Overlap.";
        if (options.ShareOfDailyRequests is not (> 0 and <= 1))
            yield return $"ShareOfDailyRequests is {options.ShareOfDailyRequests}; use a share above 0 and up to 1.";
        if (options.LimitPause <= TimeSpan.Zero)
            yield return $"LimitPause is {options.LimitPause}; it has to be positive.";
        foreach (var field in options.Addresses.Concat(options.Websites).Append(options.ActivityKeyField))
        {
            // Field names become part of a query.
            if (!Field().IsMatch(field))
                yield return $"a field is named '{field}'; API names have letters, digits and underscores.";
        }

        foreach (var fault in options.Retries.Validate())
            yield return $"Retries.{fault}";
    }

    [GeneratedRegex(@"^v[1-9][0-9]{1,2}\.0$")]
    private static partial Regex Version();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,79}$")]
    private static partial Regex Field();
}
