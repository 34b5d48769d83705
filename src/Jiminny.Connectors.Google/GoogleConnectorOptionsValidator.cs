using Jiminny.Connectors.Google.Transport;
using Microsoft.Extensions.Options;

namespace Jiminny.Connectors.Google;

/// <summary>Names every fault of the options at once.</summary>
internal sealed class GoogleConnectorOptionsValidator : IValidateOptions<GoogleConnectorOptions>
{
    public ValidateOptionsResult Validate(string? name, GoogleConnectorOptions options)
    {
        var faults = FindFaults(options).Concat(options.Retry.Validate()).Select(fault => $"{nameof(GoogleConnectorOptions)}: {fault}").ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> FindFaults(GoogleConnectorOptions options)
    {
        if (!IsBase(options.GmailBaseUri))
            yield return $"GmailBaseUri is {options.GmailBaseUri}; it must be an absolute https address, or http on this machine, and end with a slash.";

        if (!IsBase(options.CalendarBaseUri))
            yield return $"CalendarBaseUri is {options.CalendarBaseUri}; it must be an absolute https address, or http on this machine, and end with a slash.";

        if (options.MessagesPerPage is < 1 or > 500)
            yield return $"MessagesPerPage is {options.MessagesPerPage}; Gmail allows 1 to 500.";

        if (options is { MailPlan: MailPlanChoice.Search, AllowSearch: false })
            yield return "MailPlan is Search but AllowSearch is not set; searching tells Google the CRM's addresses, so it has to be allowed.";

        if (!Enum.IsDefined(options.MailPlan))
            yield return $"MailPlan is {options.MailPlan}; it must be Auto, Scan or Search.";

        if (options.MaxSearchLength < 256)
            yield return $"MaxSearchLength is {options.MaxSearchLength}; it must be at least 256.";

        if (options.AuditShare is not (>= 0 and <= 1))
            yield return $"AuditShare is {options.AuditShare}; it must be between 0 and 1.";

        if (options.EventsPerPage is < 1 or > 2500)
            yield return $"EventsPerPage is {options.EventsPerPage}; Calendar allows 1 to 2,500.";

        if (options.MessagesPerBatch is < 1 or > 100)
            yield return $"MessagesPerBatch is {options.MessagesPerBatch}; Gmail allows 1 to 100.";

        if (options.MessagesInFlight is < 1 or > 100)
            yield return $"MessagesInFlight is {options.MessagesInFlight}; it must be between 1 and 100.";

        if (options.GmailUnitsPerMinute < GmailUnits.Get)
            yield return $"GmailUnitsPerMinute is {options.GmailUnitsPerMinute}; one message costs {GmailUnits.Get}.";

        if (options.GmailUnitsPerMinuteInAll < GmailUnits.Get)
            yield return $"GmailUnitsPerMinuteInAll is {options.GmailUnitsPerMinuteInAll}; one message costs {GmailUnits.Get}.";

        if (options.OverdueAfter <= TimeSpan.Zero)
            yield return $"OverdueAfter is {options.OverdueAfter}; it must be positive.";

        if (options.CalendarRequestsPerMinute < 1)
            yield return $"CalendarRequestsPerMinute is {options.CalendarRequestsPerMinute}; it must be at least 1.";

        if (options.RequestTimeout <= TimeSpan.Zero)
            yield return $"RequestTimeout is {options.RequestTimeout}; it must be positive.";

        if (options.WindowSize < 1024)
            yield return $"WindowSize is {options.WindowSize}; it must be at least 1,024 bytes.";

        if (options.MaxItemSize < options.WindowSize)
            yield return $"MaxItemSize is {options.MaxItemSize}; it must not be smaller than WindowSize, {options.WindowSize}.";
    }

    // Without the slash the last part of the path would be lost.
    private static bool IsBase(Uri? uri) =>
        uri is { IsAbsoluteUri: true } && (uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback) && uri.AbsoluteUri.EndsWith('/');
}
