namespace Jiminny.Connectors;

/// <summary>What a product may keep of a calendar.</summary>
public enum CalendarData : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Events that the product itself made for its tasks, and nothing else.</summary>
    OwnTasksOnly,

    /// <summary>Meetings whose participants match the CRM.</summary>
    MatchingMeetings,
}
