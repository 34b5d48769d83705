namespace Jiminny.Emulator;

/// <summary>
/// The marks by which an item can be found wherever it may have leaked to. Copies of one mail share all but the id; occurrences of a series likewise. A mark
/// that the item does not carry is null.
/// </summary>
/// <param name="Id">Part of every id the vendor gives the item.</param>
/// <param name="Subject">Stands in the subject.</param>
/// <param name="Body">Stands in the body, its preview and its snippet.</param>
/// <param name="Address">Stands in the local part of somebody's address.</param>
/// <param name="Name">Stands in somebody's display name.</param>
public sealed record ItemCanaries(string Id, string? Subject, string? Body, string? Address, string? Name)
{
    internal static string InSubject(ulong mark) => $"subject-{Mark.Text(mark)}";

    internal static string InBody(ulong mark) => $"body-{Mark.Text(mark)}";

    internal static string InAddress(ulong mark) => $"addr-{Mark.Text(mark)}";

    internal static string InName(ulong mark) => $"name-{Mark.Text(mark)}";

    internal static ItemCanaries Of(ulong id, ulong content, string? subject, string body, IEnumerable<EmulatedAddress> people)
    {
        var everybody = people as IReadOnlyCollection<EmulatedAddress> ?? [.. people];
        return new ItemCanaries(
            Mark.Text(id),
            Carried(InSubject(content), [subject]),
            Carried(InBody(content), [body]),
            Carried(InAddress(content), everybody.Select(p => p.Address)),
            Carried(InName(content), everybody.Select(p => p.Name)));
    }

    private static string? Carried(string canary, IEnumerable<string?> texts) =>
        texts.Any(t => t?.Contains(canary, StringComparison.OrdinalIgnoreCase) == true) ? canary : null;
}
