using System.Globalization;
using System.Net;
using System.Text.Json.Serialization.Metadata;
using Jiminny.Crm.Salesforce.Reading;
using Jiminny.Crm.Salesforce.Transport;

namespace Jiminny.Crm.Salesforce.Writing;

/// <summary>Writes calls and e-mails as tasks and meetings as events, by the external id field that holds the key.</summary>
internal sealed class SalesforceActivityLog(SalesforceClient client, SalesforcePeople people, SalesforceCrmOptions options)
{
    private const int LongestSubject = 255;
    private const int LongestDescription = 32_000;

    public async ValueTask<CrmWriteResult> WriteAsync(CrmActivity activity, string? userId, CancellationToken cancellationToken)
    {
        var answer = await PutAsync(activity, activity.Records, userId, cancellationToken).ConfigureAwait(false);
        if (answer.Failure is { } failure && NamesAMissingRecord(failure))
        {
            var present = await people.WhichExistAsync(activity.Records, cancellationToken).ConfigureAwait(false);
            if (present.Count == 0)
                return new CrmRecordMissing(activity.Records[0]);
            if (present.Count < activity.Records.Count)
                answer = await PutAsync(activity, present, userId, cancellationToken).ConfigureAwait(false);
        }

        return answer.Failure is { } refused ? Refused(refused, activity) : new CrmActivityWritten(answer.Require().Id, answer.Require().Created);
    }

    private static bool NamesAMissingRecord(SalesforceFailure failure) =>
        failure.Code is "ENTITY_IS_DELETED" or "INVALID_CROSS_REFERENCE_KEY" or "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY" or "MALFORMED_ID";

    private static string ObjectOf(CrmActivity activity) => activity.Kind == CrmActivityKind.Meeting ? "Event" : "Task";

    private CrmWriteResult Refused(SalesforceFailure failure, CrmActivity activity)
    {
        if (failure.RetryAt is { } until)
            return new CrmWriteThrottled(until);
        // An external id field that is not there, or not visible, makes the whole resource one that does not exist.
        if (failure.Status == HttpStatusCode.NotFound || failure.IsHidden)
            return new CrmWriteDenied($"{ObjectOf(activity)}.{options.ActivityKeyField}");
        return failure.IsDenied || NamesAMissingRecord(failure) ? new CrmWriteDenied(failure.Code) : throw failure.ToException();
    }

    private ValueTask<SalesforceAnswer<UpsertAnswer>> PutAsync(
        CrmActivity activity, IReadOnlyList<CrmReference> records, string? userId, CancellationToken cancellationToken)
    {
        var person = First(records, CrmRecordType.Contact, CrmRecordType.Lead);
        // A lead stands alone: Salesforce takes no account or opportunity beside it.
        var thing = person?.Type == CrmRecordType.Lead ? null : First(records, CrmRecordType.Opportunity, CrmRecordType.Account);
        return activity.Kind == CrmActivityKind.Meeting
            ? SendAsync(activity, EventOf(activity, person, thing, userId), SalesforceJson.Default.EventBody, cancellationToken)
            : SendAsync(activity, TaskOf(activity, person, thing, userId), SalesforceJson.Default.TaskBody, cancellationToken);
    }

    private ValueTask<SalesforceAnswer<UpsertAnswer>> SendAsync<T>(
        CrmActivity activity, T body, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        client.SendAsync(
            HttpMethod.Patch, $"{client.Root}sobjects/{ObjectOf(activity)}/{options.ActivityKeyField}/{activity.Key}", body, type,
            SalesforceJson.Default.UpsertAnswer, cancellationToken);

    private static TaskBody TaskOf(CrmActivity activity, CrmReference? person, CrmReference? thing, string? userId) => new()
    {
        Subject = Shorten(activity.Subject, LongestSubject)!,
        Description = Shorten(activity.Notes, LongestDescription),
        TaskSubtype = activity.Kind == CrmActivityKind.Call ? "Call" : "Email",
        ActivityDate = activity.StartedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        CallDurationInSeconds = activity.Kind == CrmActivityKind.Call ? (long)activity.Duration.TotalSeconds : null,
        CallType = activity.Kind != CrmActivityKind.Call ? null : activity.IsIncoming ? "Inbound" : "Outbound",
        WhoId = person?.Id,
        WhatId = thing?.Id,
        OwnerId = userId,
    };

    private static EventBody EventOf(CrmActivity activity, CrmReference? person, CrmReference? thing, string? userId) => new()
    {
        Subject = Shorten(activity.Subject, LongestSubject)!,
        Description = Shorten(activity.Notes, LongestDescription),
        StartDateTime = Soql.Time(activity.StartedAt),
        DurationInMinutes = (long)Math.Ceiling(activity.Duration.TotalMinutes),
        WhoId = person?.Id,
        WhatId = thing?.Id,
        OwnerId = userId,
    };

    private static CrmReference? First(IReadOnlyList<CrmReference> records, CrmRecordType first, CrmRecordType second)
    {
        foreach (var record in records)
        {
            if (record.Type == first || record.Type == second)
                return record;
        }

        return null;
    }

    private static string? Shorten(string? text, int length) => text is null || text.Length <= length ? text : text[..length];
}
