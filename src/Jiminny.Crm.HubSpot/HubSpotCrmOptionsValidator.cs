using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Jiminny.Crm.HubSpot;

internal sealed partial class HubSpotCrmOptionsValidator : IValidateOptions<HubSpotCrmOptions>
{
    public ValidateOptionsResult Validate(string? name, HubSpotCrmOptions options)
    {
        var failures = Faults(options).Select(static fault => $"HubSpotCrmOptions.{fault}").ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Faults(HubSpotCrmOptions options)
    {
        if (!options.BaseUri.IsAbsoluteUri || (options.BaseUri.Scheme != Uri.UriSchemeHttps && !options.BaseUri.IsLoopback))
            yield return $"BaseUri is '{options.BaseUri}'; it has to be an https address.";
        if (string.IsNullOrEmpty(options.ClientId) != string.IsNullOrEmpty(options.ClientSecret))
            yield return "ClientId and ClientSecret go together; one of them is missing.";
        if (options.PageSize is < 2 or > 100)
            yield return $"PageSize is {options.PageSize}; use 2 to 100.";
        if (options.RequestsPerTenSeconds is < 1 or > 1_000)
            yield return $"RequestsPerTenSeconds is {options.RequestsPerTenSeconds}; use 1 to 1,000.";
        if (options.SearchesPerSecond is < 1 or > 100)
            yield return $"SearchesPerSecond is {options.SearchesPerSecond}; use 1 to 100.";
        if (options.Overlap < TimeSpan.FromMinutes(1) || options.Overlap > TimeSpan.FromDays(1))
            yield return $"Overlap is {options.Overlap}; use 1 minute to 1 day.";
        if (options.ArchivedFor <= options.Overlap)
            yield return $"ArchivedFor is {options.ArchivedFor}; it has to be longer than Overlap.";
        if (options.LimitPause <= TimeSpan.Zero)
            yield return $"LimitPause is {options.LimitPause}; it has to be positive.";
        foreach (var property in options.Addresses.Concat(options.Domains).Append(options.ActivityKeyProperty))
        {
            if (!Property().IsMatch(property))
                yield return $"a property is named '{property}'; internal names have lower-case letters, digits and underscores.";
        }

        foreach (var fault in options.Retries.Validate())
            yield return $"Retries.{fault}";
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,99}$")]
    private static partial Regex Property();
}
