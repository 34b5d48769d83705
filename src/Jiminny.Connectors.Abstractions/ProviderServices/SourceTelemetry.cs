using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Jiminny.Connectors.ProviderServices;

/// <summary>
/// What a connector tells about itself: one activity per page read, its duration, requests, quota units and items. Nothing in it names a mailbox, a person or an item.
/// </summary>
public sealed class SourceTelemetry
{
    private readonly ActivitySource _activities;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _units;
    private readonly Counter<long> _items;

    /// <summary>Creates the signals; once per package, since they live as long as the process.</summary>
    /// <param name="packageId">The package id, which names the activity source and the meter.</param>
    public SourceTelemetry(string packageId)
    {
        _activities = new ActivitySource(packageId);
        var meter = new Meter(packageId);
        _duration = meter.CreateHistogram<double>("jiminny.connector.page.duration", "s", "Duration of a page read, waits included.");
        _requests = meter.CreateCounter<long>("jiminny.connector.requests", "{request}", "Requests sent to the provider, retries included.");
        _units = meter.CreateCounter<long>("jiminny.connector.quota", "{unit}", "Quota units spent at the provider.");
        _items = meter.CreateCounter<long>("jiminny.connector.items", "{item}", "Items listed by the provider, by outcome.");
    }

    internal Activity? Start(StreamKind stream)
    {
        var activity = _activities.StartActivity("jiminny.connector.page", ActivityKind.Client);
        activity?.SetTag("jiminny.stream", NameOf(stream));
        return activity;
    }

    internal void Record(Activity? activity, StreamKind stream, PageResult result, TimeSpan duration)
    {
        var tags = new TagList { { "jiminny.stream", NameOf(stream) } };
        _requests.Add(result.Cost.Requests, tags);
        _units.Add(result.Cost.QuotaUnits, tags);
        if (result is Page page)
        {
            Count(tags, "kept", page.Kept.Count);
            Count(tags, "discarded", page.Discarded.Total);
            Count(tags, "undecided", page.Undecided);
            Count(tags, "failed", page.Failed);
            activity?.SetTag("jiminny.listed", page.Listed).SetTag("jiminny.kept", page.Kept.Count);
        }
        else if (result is SourceFailure failure)
        {
            tags.Add("error.type", failure.Error.ToString());
            activity?.SetTag("error.type", failure.Error.ToString()).SetStatus(ActivityStatusCode.Error);
        }

        activity?.SetTag("jiminny.requests", result.Cost.Requests);
        _duration.Record(duration.TotalSeconds, tags);
    }

    private static string NameOf(StreamKind stream) => stream == StreamKind.Mail ? "mail" : "calendar";

    private void Count(TagList tags, string outcome, long items)
    {
        if (items == 0)
            return;

        tags.Add("jiminny.outcome", outcome);
        _items.Add(items, tags);
    }
}
