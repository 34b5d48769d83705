using System.Globalization;
using System.Text;

namespace Jiminny.Emulator;

/// <summary>
/// What Graph hides in $skiptoken and $deltatoken: the request's options, the change it has come to, and how many entries of the first round are out. Opaque
/// to callers.
/// </summary>
internal sealed record DeltaToken(int Epoch, ulong Since, ulong UpTo, int Offset, long From, long Until, string Select)
{
    private const string SkipName = "$skiptoken";
    private const string DeltaName = "$deltatoken";

    /// <summary>Whether it is the first round, which lists what there is.</summary>
    public bool IsFirstRound => Since == 0;

    /// <summary>Whether a change belongs to the round.</summary>
    public bool Covers(ulong change) => change >= Since && change <= UpTo;

    /// <summary>Reads the token of a call.</summary>
    /// <returns>False when there is one that is not known any more.</returns>
    public static bool TryRead(Call call, out DeltaToken? token)
    {
        token = null;
        if ((call.Query[SkipName] ?? call.Query[DeltaName]) is not { } text)
            return true;
        token = Parse(text);
        return token is not null && token.Epoch == call.Mailbox.DeltaEpoch;
    }

    public static EmulatorResponse Gone(Call call)
    {
        var response = GraphErrors.Create(call, 410, "SyncStateNotFound", "The sync state generation is not found; start a new round.");
        response.Headers.Add("Location", $"{call.Request.Original.Origin}{call.Request.Path}?$deltatoken=");
        return response;
    }

    public string NextLink(Call call) => Link(call, SkipName);

    public string DeltaLink(Call call) => Link(call, DeltaName);

    private static DeltaToken? Parse(string text)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/'))).Split('|');
            var culture = CultureInfo.InvariantCulture;
            return parts.Length == 7
                ? new DeltaToken(
                    int.Parse(parts[0], culture), ulong.Parse(parts[1], culture), ulong.Parse(parts[2], culture), int.Parse(parts[3], culture), long.Parse(parts[4], culture),
                    long.Parse(parts[5], culture), parts[6])
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private string Link(Call call, string name)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Epoch}|{Since}|{UpTo}|{Offset}|{From}|{Until}|{Select}");
        var token = Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).Replace('+', '-').Replace('/', '_');
        return $"{call.Request.Original.Origin}{call.Request.Path}?{Uri.EscapeDataString(name)}={Uri.EscapeDataString(token)}";
    }
}
