namespace Jiminny.Emulator;

/// <summary>Google's successful answers, cut down to the fields asked for.</summary>
internal static class GoogleAnswer
{
    public static EmulatorResponse Create(Call call, ResponseBuffer buffer, int items = 0)
    {
        if (call.Query["fields"] is { Length: > 0 } fields)
        {
            if (FieldMask.Parse(fields) is not { } mask)
            {
                buffer.Dispose();
                return GoogleErrors.InvalidArgument($"Invalid field selection {fields}", "fields");
            }
            var masked = new ResponseBuffer(buffer.Length);
            mask.Apply(buffer.Written.Span, masked);
            buffer.Dispose();
            buffer = masked;
        }
        var response = new EmulatorResponse(200, buffer, GoogleErrors.Json) { Items = items };
        response.Headers.Add("Vary", "Origin");
        return response;
    }
}
