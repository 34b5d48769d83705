using System.Globalization;

namespace Jiminny.Emulator;

/// <summary>Graph's error envelope.</summary>
internal static class GraphErrors
{
    private static long counter;

    public static EmulatorResponse Create(Incoming request, TimeProvider clock, int status, string code, string message) =>
        Create(request, clock.GetUtcNow(), status, code, message);

    public static EmulatorResponse Create(Call call, int status, string code, string message) => Create(call.Request, call.Now, status, code, message);

    public static EmulatorResponse InvalidQuery(Call call, string message) => Create(call, 400, "ErrorInvalidUrlQuery", message);

    public static EmulatorResponse ItemNotFound(Call call) =>
        Create(call, 404, "ErrorItemNotFound", "The specified object was not found in the store.");

    public static EmulatorResponse MalformedId(Call call) => Create(call, 400, "ErrorInvalidIdMalformed", "Id is malformed.");

    public static string LastSegment(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static EmulatorResponse Create(Incoming request, DateTimeOffset now, int status, string code, string message)
    {
        var requestId = RequestId();
        var clientId = request.Headers["client-request-id"] ?? requestId;
        var buffer = new ResponseBuffer(512);
        var json = new JsonOutput(buffer);
        json.Object().Name("error"u8).Object()
            .Name("code"u8).String(code)
            .Name("message"u8).String(message)
            .Name("innerError"u8).Object()
            .Name("date"u8).String(now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture))
            .Name("request-id"u8).String(requestId)
            .Name("client-request-id"u8).String(clientId)
            .EndObject().EndObject().EndObject();
        var response = new EmulatorResponse(status, buffer, "application/json") { ErrorCode = code };
        response.Headers.Add("request-id", requestId);
        response.Headers.Add("client-request-id", clientId);
        return response;
    }

    private static string RequestId()
    {
        var number = (ulong)Interlocked.Increment(ref counter);
        return new Guid((int)Mark.Mix(7, number), (short)(number >> 16), (short)number, BitConverter.GetBytes(Mark.Mix(11, number))).ToString();
    }
}
