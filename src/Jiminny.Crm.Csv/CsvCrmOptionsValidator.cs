using Microsoft.Extensions.Options;

namespace Jiminny.Crm.Csv;

internal sealed class CsvCrmOptionsValidator : IValidateOptions<CsvCrmOptions>
{
    public ValidateOptionsResult Validate(string? name, CsvCrmOptions options)
    {
        var failures = new List<string>();
        if (options.PageSize is < 1 or > 100_000)
            failures.Add($"CsvCrmOptions.PageSize is {options.PageSize}; use 1 to 100,000.");

        foreach (var (organisationId, files) in options.Organisations)
        {
            var paths = files.InReadingOrder().Select(static file => file.Path).ToList();
            if (paths.Count == 0)
                failures.Add($"CsvCrmOptions.Organisations['{organisationId}'] names no file; add a path to People, Leads or Accounts.");
            if (paths.Any(string.IsNullOrWhiteSpace))
                failures.Add($"CsvCrmOptions.Organisations['{organisationId}'] has a blank path; remove it or name a file.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
