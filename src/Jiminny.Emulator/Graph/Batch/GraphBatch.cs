
namespace Jiminny.Emulator;

/// <summary>
/// POST /$batch: up to 20 calls in JSON. Four run at once unless they depend on one another; each is a call of its own to quota and journal. The order of the
/// answers is not that of the requests.
/// </summary>
internal sealed class GraphBatch(GraphApi api, TimeProvider clock, Journal journal)
{
    public const string Path = "/v1.0/$batch";

    private const int AtOnce = 4;

    public async ValueTask<EmulatorResponse> HandleAsync(Incoming outer, CancellationToken cancellationToken)
    {
        if (outer.Method != "POST" || GraphBatchStep.ParseAll(outer) is not { } steps)
            return Record(outer, GraphErrors.Create(outer, clock, 400, "BadRequest", "Invalid batch payload format."));
        var answers = new Dictionary<string, EmulatorResponse?>(StringComparer.OrdinalIgnoreCase);
        // Steps that wait for others go one after the other; independent ones in groups.
        if (steps.Exists(s => s.DependsOn.Length > 0))
            foreach (var step in steps)
                answers[step.Id] = Array.TrueForAll(step.DependsOn, d => answers.GetValueOrDefault(d)?.IsSuccess == true)
                    ? await RunAsync(step, cancellationToken).ConfigureAwait(false)
                    : null;
        else
            foreach (var group in steps.Chunk(AtOnce))
            {
                var done = await Task.WhenAll(group.Select(s => RunAsync(s, cancellationToken))).ConfigureAwait(false);
                for (var i = 0; i < group.Length; i++)
                    answers[group[i].Id] = done[i];
            }

        var buffer = new ResponseBuffer(4096);
        var json = new JsonOutput(buffer).Object().Name("responses"u8).Array();
        foreach (var step in Enumerable.Reverse(steps))
            Write(json, step.Id, answers[step.Id]);
        json.EndArray().EndObject();
        var response = new EmulatorResponse(200, buffer, "application/json");
        foreach (var answer in answers.Values)
            answer?.Dispose();
        return Record(outer, response);
    }

    private async Task<EmulatorResponse> RunAsync(GraphBatchStep step, CancellationToken cancellationToken)
    {
        var answer = await api.HandleAsync(step.Request, cancellationToken).ConfigureAwait(false);
        answer.EndFlight();
        return answer;
    }

    private EmulatorResponse Record(Incoming outer, EmulatorResponse response)
    {
        journal.Add(new JournalEntry(null, outer.Method, Path, 0, response.Status, response.ErrorCode, clock.GetUtcNow(), 0, 0));
        return response;
    }

    private static void Write(JsonOutput json, string id, EmulatorResponse? answer)
    {
        json.Object().Name("id"u8).String(id).Name("status"u8).Number(answer?.Status ?? 424).Name("headers"u8).Object();
        foreach (var header in answer?.Headers ?? [])
            json.Name(System.Text.Encoding.UTF8.GetBytes(header.Key)).String(header.Value);
        json.Name("Content-Type"u8).String(answer?.ContentType ?? "application/json").EndObject().Name("body"u8);
        if (answer is null)
            json.Raw("""{"error":{"code":"FailedDependency","message":"One or more dependencies failed."}}"""u8);
        else if (answer.Body.IsEmpty)
            json.Null();
        else
            json.Raw(answer.Body.Span);
        json.EndObject();
    }
}
