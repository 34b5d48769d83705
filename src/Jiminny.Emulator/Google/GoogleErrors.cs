namespace Jiminny.Emulator;

/// <summary>Google's error envelope.</summary>
internal static class GoogleErrors
{
    public const string Json = "application/json; charset=UTF-8";

    public static EmulatorResponse Create(
        int code, string message, string reason, string status, string domain = "global", string? location = null, string? locationType = null,
        (string Reason, string Service, string Method)? errorInfo = null)
    {
        var buffer = new ResponseBuffer(1024);
        var json = new JsonOutput(buffer) { EscapeMarkup = true };
        json.Object().Name("error"u8).Object()
            .Name("code"u8).Number(code)
            .Name("message"u8).String(message)
            .Name("errors"u8).Array().Object()
            .Name("message"u8).String(message)
            .Name("domain"u8).String(domain)
            .Name("reason"u8).String(reason);
        if (location is not null)
            json.Name("location"u8).String(location).Name("locationType"u8).String(locationType);
        json.EndObject().EndArray().Name("status"u8).String(status);
        if (errorInfo is { } info)
            json.Name("details"u8).Array().Object()
                .Name("@type"u8).Plain("type.googleapis.com/google.rpc.ErrorInfo"u8)
                .Name("reason"u8).String(info.Reason)
                .Name("domain"u8).Plain("googleapis.com"u8)
                .Name("metadata"u8).Object().Name("service"u8).String(info.Service).Name("method"u8).String(info.Method).EndObject()
                .EndObject().EndArray();
        json.EndObject().EndObject();
        var response = new EmulatorResponse(code, buffer, Json) { ErrorCode = reason };
        response.Headers.Add("Vary", "Origin");
        return response;
    }

    public static EmulatorResponse InvalidArgument(string message, string? parameter = null) =>
        Create(400, message, "invalidArgument", "INVALID_ARGUMENT", location: parameter, locationType: parameter is null ? null : "parameter");

    public static EmulatorResponse NotFound() => Create(404, "Requested entity was not found.", "notFound", "NOT_FOUND");

    public static EmulatorResponse Forbidden(string message) => Create(403, message, "forbidden", "PERMISSION_DENIED");
}
