namespace Jiminny.Emulator;

/// <summary>$orderby on messages, with the rule that sorted properties must lead the filter.</summary>
internal static class MessageOrder
{
    public static EmulatorResponse? Parse(Call call, GraphQuery query, MessageFilter filter, out bool oldestFirst)
    {
        oldestFirst = false;
        var order = query.List("orderby");
        for (var i = 0; i < order.Length; i++)
        {
            var words = order[i].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var descending = words.Length == 2 && words[1].Equals("desc", StringComparison.OrdinalIgnoreCase);
            if (words.Length > 2 || (words.Length == 2 && !descending && !words[1].Equals("asc", StringComparison.OrdinalIgnoreCase)))
                return GraphErrors.Create(call, 400, "RequestBroker--ParseUri", "Syntax error in $orderby.");
            if (filter.Properties.Count > 0 && (i >= filter.Properties.Count || !filter.Properties[i].Equals(words[0], StringComparison.OrdinalIgnoreCase)))
                return GraphErrors.Create(call, 400, "InefficientFilter", "The restriction or sort order is too complex for this operation.");
            if (!words[0].Equals("receivedDateTime", StringComparison.OrdinalIgnoreCase) && !words[0].Equals("sentDateTime", StringComparison.OrdinalIgnoreCase))
                return GraphErrors.InvalidQuery(call, $"Sorting by '{words[0]}' is not supported.");
            if (i == 0)
                oldestFirst = !descending;
        }
        return null;
    }
}
