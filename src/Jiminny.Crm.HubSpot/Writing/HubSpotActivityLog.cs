using System.Globalization;
using Jiminny.Crm.HubSpot.Reading;
using Jiminny.Crm.HubSpot.Transport;

namespace Jiminny.Crm.HubSpot.Writing;

/// <summary>Writes calls, meetings and e-mails by the property that holds the key, then associates them. Each step can be repeated.</summary>
internal sealed class HubSpotActivityLog(HubSpotClient client, HubSpotPeople people, HubSpotCrmOptions options)
{
    public async ValueTask<CrmWriteResult> WriteAsync(CrmActivity activity, string? userId, CancellationToken cancellationToken)
    {
        // An activity associated with nobody would be seen by nobody, so the records are looked for first.
        var records = await people.WhichExistAsync(activity.Records, cancellationToken).ConfigureAwait(false);
        if (records.Failure is { } unread)
            return unread.ToWriteResult();
        if (records.Require().Count == 0)
            return new CrmRecordMissing(activity.Records[0]);

        var name = ObjectOf(activity.Kind);
        var input = new UpsertInput(activity.Key, options.ActivityKeyProperty, PropertiesOf(activity, userId));
        var written = await client.PostAsync(
            $"crm/v3/objects/{name}/batch/upsert", new BatchUpsert([input]), HubSpotJson.Default.BatchUpsert, HubSpotJson.Default.ObjectPage, cancellationToken)
            .ConfigureAwait(false);
        if (written.Failure is { } failure)
            return failure.Category == "VALIDATION_ERROR" ? new CrmWriteDenied($"{name}.{options.ActivityKeyProperty}") : failure.ToWriteResult();
        if (written.Require().Results is not [var item, ..])
            throw new HubSpotException(statusCode: null, "an upsert without a result");

        foreach (var record in records.Require())
        {
            var associated = await client.PutAsync(
                $"crm/v4/objects/{name}/{item.Id}/associations/default/{HubSpotTable.ObjectOf(record.Type)}/{record.Id}",
                HubSpotJson.Default.Nothing, cancellationToken).ConfigureAwait(false);
            if (associated.Failure is { } refusal)
                return refusal.ToWriteResult();
        }

        return new CrmActivityWritten(item.Id, item.New == true);
    }

    private static string ObjectOf(CrmActivityKind kind) => kind switch
    {
        CrmActivityKind.Call => "calls",
        CrmActivityKind.Meeting => "meetings",
        _ => "emails",
    };

    private Dictionary<string, string?> PropertiesOf(CrmActivity activity, string? userId)
    {
        var properties = activity.Kind switch
        {
            CrmActivityKind.Call => new Dictionary<string, string?>
            {
                ["hs_call_title"] = activity.Subject,
                ["hs_call_body"] = activity.Notes,
                ["hs_call_duration"] = ((long)activity.Duration.TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
                ["hs_call_direction"] = activity.IsIncoming ? "INBOUND" : "OUTBOUND",
                ["hs_call_status"] = "COMPLETED",
            },
            CrmActivityKind.Meeting => new Dictionary<string, string?>
            {
                ["hs_meeting_title"] = activity.Subject,
                ["hs_meeting_body"] = activity.Notes,
                ["hs_meeting_start_time"] = Time(activity.StartedAt),
                ["hs_meeting_end_time"] = Time(activity.StartedAt + activity.Duration),
                ["hs_meeting_outcome"] = "COMPLETED",
            },
            _ => new Dictionary<string, string?>
            {
                ["hs_email_subject"] = activity.Subject,
                ["hs_email_text"] = activity.Notes,
                ["hs_email_direction"] = activity.IsIncoming ? "INCOMING_EMAIL" : "EMAIL",
                ["hs_email_status"] = "SENT",
            },
        };
        properties[options.ActivityKeyProperty] = activity.Key;
        properties["hs_timestamp"] = Time(activity.StartedAt);
        properties["hubspot_owner_id"] = userId;
        return properties.Where(static property => property.Value is not null).ToDictionary();
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
}
