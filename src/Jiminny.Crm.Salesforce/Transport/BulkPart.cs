using System.Text.Json;

namespace Jiminny.Crm.Salesforce.Transport;

/// <summary>A part of a bulk job's result: rows of texts, and where the next part begins.</summary>
internal sealed record BulkPart(IReadOnlyList<string[]> Rows, string? Locator)
{
    public static async Task<BulkPart> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var locator = response.Headers.TryGetValues("Sforce-Locator", out var values) ? values.FirstOrDefault() : null;
        var text = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var rows = BulkCsv.Parse(text);
        if (rows.Count == 0)
            throw new JsonException();

        // The end is marked by the text "null".
        return new BulkPart(rows, locator is null or "" or "null" ? null : locator);
    }
}
