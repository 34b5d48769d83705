using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Microsoft;

/// <summary>Names every fault of the options at once.</summary>
internal sealed class MicrosoftConnectorOptionsValidator : IValidateOptions<MicrosoftConnectorOptions>
{
    public ValidateOptionsResult Validate(string? name, MicrosoftConnectorOptions options)
    {
        var faults = FindFaults(options).Concat(options.Retry.Validate()).Select(fault => $"{nameof(MicrosoftConnectorOptions)}: {fault}").ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FindFaults(MicrosoftConnectorOptions options)
    {
        if (options.BaseUri is not { IsAbsoluteUri: true } || (options.BaseUri.Scheme != Uri.UriSchemeHttps && !options.BaseUri.IsLoopback))
            yield return $"BaseUri is {options.BaseUri}; it must be an absolute https address, or http on this machine.";

        if (options.MessagesPerPage is < 1 or > 1000)
            yield return $"MessagesPerPage is {options.MessagesPerPage}; Graph allows 1 to 1,000.";

        if (options.NewMailOverlap < TimeSpan.Zero)
            yield return $"NewMailOverlap is {options.NewMailOverlap}; it must not be negative.";

        if (options.FolderChangesEvery < TimeSpan.Zero)
            yield return $"FolderChangesEvery is {options.FolderChangesEvery}; it must not be negative.";

        if (options.EventsPerPage is < 1 or > 1000)
            yield return $"EventsPerPage is {options.EventsPerPage}; Graph allows 1 to 1,000.";

        if (options.RequestsInFlight < 1)
            yield return $"RequestsInFlight is {options.RequestsInFlight}; it must be at least 1.";

        if (options.RequestsPerTenMinutes < 1)
            yield return $"RequestsPerTenMinutes is {options.RequestsPerTenMinutes}; it must be at least 1.";

        if (options.RequestsInFlightInAll < 1)
            yield return $"RequestsInFlightInAll is {options.RequestsInFlightInAll}; it must be at least 1.";

        if (options.RequestsPerTenSecondsInAll < 1)
            yield return $"RequestsPerTenSecondsInAll is {options.RequestsPerTenSecondsInAll}; it must be at least 1.";

        if (options.TeamsRequestsPerTenSeconds < 1)
            yield return $"TeamsRequestsPerTenSeconds is {options.TeamsRequestsPerTenSeconds}; it must be at least 1.";

        if (options.OverdueAfter <= TimeSpan.Zero)
            yield return $"OverdueAfter is {options.OverdueAfter}; it must be positive.";

        if (options.RequestTimeout <= TimeSpan.Zero)
            yield return $"RequestTimeout is {options.RequestTimeout}; it must be positive.";

        if (options.WindowSize < 1024)
            yield return $"WindowSize is {options.WindowSize}; it must be at least 1,024 bytes.";

        if (options.MaxItemSize < options.WindowSize)
            yield return $"MaxItemSize is {options.MaxItemSize}; it must not be smaller than WindowSize, {options.WindowSize}.";
    }
}
