using System.Text;

namespace Jiminny.Emulator;

/// <summary>The properties an answer carries, chosen by $select and by what the token may see.</summary>
internal static class GraphSelection
{
    /// <summary>Chooses the properties; <paramref name="unknown"/> names the first that does not exist.</summary>
    public static GraphProperty<T>[] Choose<T>(GraphProperty<T>[] all, string[] select, bool mayReadContent, out string? unknown)
    {
        unknown = null;
        if (select.Length == 0 || select.Contains("*"))
            return Array.FindAll(all, p => !p.OnRequest && (mayReadContent || !p.Content));
        foreach (var name in select)
            if (!Array.Exists(all, p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                unknown = name;
                return [];
            }
        // The id always comes along.
        return Array.FindAll(all, p => (p.Name == "id" || select.Contains(p.Name, StringComparer.OrdinalIgnoreCase)) && (mayReadContent || !p.Content));
    }

    public static EmulatorResponse UnknownProperty(Call call, string name, string type) =>
        GraphErrors.Create(call, 400, "RequestBroker--ParseUri", $"Could not find a property named '{name}' on type 'Microsoft.OutlookServices.{type}'.");

    public static string Context(Call call, string entitySet, string[] select, bool single)
    {
        var context = new StringBuilder(call.Request.Original.Origin).Append("/v1.0/$metadata#users('me')/").Append(entitySet);
        if (select.Length > 0)
            context.Append('(').AppendJoin(',', select).Append(')');
        return context.Append(single ? "/$entity" : "").ToString();
    }
}
