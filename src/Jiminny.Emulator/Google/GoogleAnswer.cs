using System.Collections.Concurrent;

namespace Jiminny.Emulator;

/// <summary>Google's successful answers, cut down to the fields asked for.</summary>
internal static class GoogleAnswer
{
    private const int MostMasksKept = 256;

    // Callers repeat the same few masks for every item.
    private static readonly ConcurrentDictionary<(string Text, FieldMask Shape), FieldMask> Masks = new();

    public static EmulatorResponse Create(Call call, ResponseBuffer buffer, FieldMask shape, int items = 0)
    {
        if (call.Query["fields"] is { Length: > 0 } fields)
        {
            if (FindMask(fields, shape, out var unknown) is not { } mask)
            {
                buffer.Dispose();
                return GoogleErrors.Create(400, $"Invalid field selection {unknown}", "invalidParameter", "INVALID_ARGUMENT", location: "fields", locationType: "parameter");
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

    private static FieldMask? FindMask(string text, FieldMask shape, out string unknown)
    {
        unknown = text;
        if (Masks.TryGetValue((text, shape), out var known))
            return known;
        if (FieldMask.Parse(text) is not { } mask)
            return null;
        if (mask.FirstUnknown(shape) is { } name)
        {
            unknown = name;
            return null;
        }
        if (Masks.Count < MostMasksKept)
            Masks[(text, shape)] = mask;
        return mask;
    }
}
