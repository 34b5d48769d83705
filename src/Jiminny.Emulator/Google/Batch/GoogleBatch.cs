using System.Globalization;
using System.Text;

namespace Jiminny.Emulator;

/// <summary>
/// A Google batch endpoint: multipart/mixed in, multipart/mixed out, parts answered in order. Each part is a call of its own to quota, journal and
/// concurrency; all of them are in flight together.
/// </summary>
internal sealed class GoogleBatch(VendorApi api, TimeProvider clock, Journal journal, int mostParts)
{
    /// <summary>The API all parts must be meant for.</summary>
    public VendorApi Api => api;

    public async ValueTask<EmulatorResponse> HandleAsync(Incoming outer, CancellationToken cancellationToken)
    {
        if (outer.Method != "POST")
            return Finish(outer, PlainAnswer.Create(404, "Not Found"));
        if (BatchPart.ParseAll(outer) is not { Count: > 0 } parts)
            return Finish(outer, GoogleErrors.Create(400, "Failed to parse batch request, error: no parts found.", "badRequest", "INVALID_ARGUMENT"));
        if (parts.Count > mostParts)
            return Finish(outer, GoogleErrors.Create(400, string.Create(CultureInfo.InvariantCulture, $"The batch request exceeds the limit of {mostParts} calls."), "badRequest", "INVALID_ARGUMENT"));

        var running = parts.ConvertAll(part => AnswerAsync(part, cancellationToken).AsTask());
        EmulatorResponse[] answers;
        try
        {
            answers = await Task.WhenAll(running).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            foreach (var task in running)
                if (task.IsCompletedSuccessfully)
                    task.Result.Dispose();
            throw;
        }
        var boundary = $"batch_{Mark.Text(Mark.Mix(17, (ulong)journal.Count))}{Mark.Text(Mark.Mix(19, (ulong)journal.Count))}";
        var buffer = new ResponseBuffer(parts.Count * 1024);
        for (var i = 0; i < answers.Length; i++)
            Write(buffer, boundary, parts[i], answers[i]);
        Ascii(buffer, $"--{boundary}--\r\n");
        var response = new EmulatorResponse(200, buffer, $"multipart/mixed; boundary={boundary}");
        foreach (var answer in answers)
            response.OnFinished(answer.Dispose);
        return Finish(outer, response);
    }

    private async ValueTask<EmulatorResponse> AnswerAsync(BatchPart part, CancellationToken cancellationToken) =>
        part.Request is { } request && request.Path.StartsWith(api.Prefix, StringComparison.Ordinal)
            ? await api.HandleAsync(request, cancellationToken).ConfigureAwait(false)
            : PlainAnswer.Create(part.Request is null ? 400 : 404, part.Request is null ? "Bad Request" : "Not Found");

    private EmulatorResponse Finish(Incoming outer, EmulatorResponse response)
    {
        journal.Add(new JournalEntry(null, outer.Method, outer.Path, 0, response.Status, response.ErrorCode, clock.GetUtcNow(), 0, 0));
        return response;
    }

    private static void Write(ResponseBuffer buffer, string boundary, BatchPart part, EmulatorResponse answer)
    {
        Ascii(buffer, $"--{boundary}\r\nContent-Type: application/http\r\n");
        if (part.ContentId is { } id)
            Ascii(buffer, $"Content-ID: {(id.StartsWith('<') ? "<response-" + id[1..] : "response-" + id)}\r\n");
        Ascii(buffer, string.Create(CultureInfo.InvariantCulture, $"\r\nHTTP/1.1 {answer.Status} {Reason(answer.Status)}\r\n"));
        foreach (var header in answer.Headers)
            Ascii(buffer, $"{header.Key}: {header.Value}\r\n");
        if (answer.ContentType is not null)
            Ascii(buffer, string.Create(CultureInfo.InvariantCulture, $"Content-Type: {answer.ContentType}\r\nContent-Length: {answer.Body.Length}\r\n"));
        buffer.Write("\r\n"u8);
        buffer.Write(answer.Body.Span);
        buffer.Write("\r\n"u8);
    }

    private static string Reason(int status) => status switch
    {
        200 => "OK",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        410 => "Gone",
        429 => "Too Many Requests",
        _ => "Error",
    };

    private static void Ascii(ResponseBuffer buffer, string text) => buffer.Advance(Encoding.UTF8.GetBytes(text, buffer.GetSpan(text.Length * 3)));
}
