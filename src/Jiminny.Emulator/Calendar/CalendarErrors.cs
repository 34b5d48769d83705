namespace Jiminny.Emulator;

/// <summary>Errors in Calendar's older style: no status, reasons of its own.</summary>
internal static class CalendarErrors
{
    public static EmulatorResponse Create(int code, string message, string reason, string domain = "global", string? parameter = null)
    {
        var buffer = new ResponseBuffer(512);
        var json = new JsonOutput(buffer) { EscapeMarkup = true };
        json.Object().Name("error"u8).Object()
            .Name("errors"u8).Array().Object()
            .Name("domain"u8).String(domain)
            .Name("reason"u8).String(reason)
            .Name("message"u8).String(message);
        if (parameter is not null)
            json.Name("locationType"u8).Plain("parameter"u8).Name("location"u8).String(parameter);
        json.EndObject().EndArray().Name("code"u8).Number(code).Name("message"u8).String(message).EndObject().EndObject();
        return new EmulatorResponse(code, buffer, GoogleErrors.Json) { ErrorCode = reason };
    }

    public static EmulatorResponse BadRequest(string? parameter = null) => Create(400, "Bad Request", "badRequest", parameter: parameter);

    public static EmulatorResponse NotFound() => Create(404, "Not Found", "notFound");

    public static EmulatorResponse Duplicate() => Create(409, "The requested identifier already exists.", "duplicate");

    public static EmulatorResponse Deleted() => Create(410, "Resource has been deleted", "deleted");

    public static EmulatorResponse SyncTokenGone() =>
        Create(410, "Sync token is no longer valid, a full sync is required.", "fullSyncRequired", "calendar", "syncToken");
}
