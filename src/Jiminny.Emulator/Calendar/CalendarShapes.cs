namespace Jiminny.Emulator;

/// <summary>The fields of Calendar's resources, which a fields parameter may name.</summary>
internal static class CalendarShapes
{
    private const string EventFields =
        "anyoneCanAddSelf,attachments,attendees(additionalGuests,comment,displayName,email,id,optional,organizer,resource,responseStatus,self),attendeesOmitted,"
        + "birthdayProperties,colorId,conferenceData,created,creator(displayName,email,id,self),description,end(date,dateTime,timeZone),endTimeUnspecified,etag,"
        + "eventType,extendedProperties,focusTimeProperties,gadget,guestsCanInviteOthers,guestsCanModify,guestsCanSeeOtherGuests,hangoutLink,htmlLink,iCalUID,id,kind,"
        + "location,locked,organizer(displayName,email,id,self),originalStartTime(date,dateTime,timeZone),outOfOfficeProperties,privateCopy,recurrence,recurringEventId,"
        + "reminders,sequence,source,start(date,dateTime,timeZone),status,summary,transparency,updated,visibility,workingLocationProperties";

    public static readonly FieldMask Event = FieldMask.Parse(EventFields)!;

    public static readonly FieldMask Events = FieldMask.Parse(
        $"accessRole,defaultReminders(method,minutes),description,etag,kind,nextPageToken,nextSyncToken,summary,timeZone,updated,items({EventFields})")!;
}
