using Jiminny.Connectors;

namespace Jiminny.Simulation.World;

/// <summary>What must become of an item, worked out from the rules' own words and not from the product's code.</summary>
internal static class ModelVerdict
{
    public const string Keep = "Keep";
    public const string Undecided = "Undecided";

    public static string Of(ItemVersion item, TimeWindow window, ModelCrm crm, int position)
    {
        if (item.Time < window.From || item.Time >= window.To)
        {
            return nameof(DiscardReason.OutsideWindow);
        }

        if (Gate(item.Flags) is { } gate)
        {
            return gate;
        }

        if (item.Contacts.Any(contact => crm.Knows(contact, position)))
        {
            return Keep;
        }

        if ((item.Flags & ItemFlags.PartialParticipants) != 0)
        {
            return Undecided;
        }

        return item.Contacts.Count == 0 && item.Others.All(address => address.EndsWith("@" + ModelRules.InternalDomain, StringComparison.Ordinal))
            ? nameof(DiscardReason.InternalOnly)
            : nameof(DiscardReason.Unmatched);
    }

    /// <summary>Whether the CRM says the same of it at all positions from one to another.</summary>
    /// <returns>True: kept throughout; false: never kept; null: it depends.</returns>
    public static bool? IsKept(ItemVersion item, TimeWindow window, ModelCrm crm, int from, int to)
    {
        var first = Of(item, window, crm, from) == Keep;
        for (var position = from + 1; position <= to; position++)
        {
            if (Of(item, window, crm, position) == Keep != first)
            {
                return null;
            }
        }

        return first;
    }

    private static string? Gate(ItemFlags flags) =>
        (flags & ItemFlags.Draft) != 0 ? nameof(DiscardReason.Draft)
        : (flags & ItemFlags.Private) != 0 ? nameof(DiscardReason.Private)
        : (flags & ItemFlags.Cancelled) != 0 ? nameof(DiscardReason.Cancelled)
        : (flags & ItemFlags.Declined) != 0 ? nameof(DiscardReason.Declined)
        : null;
}
