using System.Globalization;

namespace Jiminny.Emulator.Salesforce;

/// <summary>Answers in the vendor's shapes.</summary>
internal static class SalesforceAnswer
{
    public static EmulatorResponse Json(int status, Action<JsonOutput> write)
    {
        var buffer = new ResponseBuffer();
        write(new JsonOutput(buffer));
        return new EmulatorResponse(status, buffer, "application/json;charset=UTF-8");
    }

    public static EmulatorResponse Error(int status, string code, string message) => Json(status, json => json
        .Array().Object()
        .Name("message"u8).String(message)
        .Name("errorCode"u8).String(code)
        .EndObject().EndArray());

    public static void Value(JsonOutput json, object? value)
    {
        switch (value)
        {
            case null:
                json.Null();
                break;
            case bool flag:
                json.Bool(flag);
                break;
            case long number:
                json.Number(number);
                break;
            case DateTimeOffset time:
                json.String(Time(time));
                break;
            default:
                json.String((string)value);
                break;
        }
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture) + "+0000";
}
