namespace Jiminny.Emulator;

/// <summary>Graph's successful answers.</summary>
internal static class GraphAnswer
{
    public const string Json = "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

    public static EmulatorResponse Create(Call call, ResponseBuffer buffer, int items = 0)
    {
        var response = new EmulatorResponse(200, buffer, Json) { Items = items };
        response.Headers.Add("OData-Version", "4.0");
        if (call.Request.Headers["client-request-id"] is { } id)
            response.Headers.Add("client-request-id", id);
        return response;
    }
}
