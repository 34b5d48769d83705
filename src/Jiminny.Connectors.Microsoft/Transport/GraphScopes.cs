namespace Jiminny.Connectors.Microsoft.Transport;

/// <summary>The least delegated permissions that Graph accepts for what is read here (Graph permissions reference); wider ones contain them.</summary>
internal static class GraphScopes
{
    /// <summary>To know the owner's own addresses.</summary>
    public static readonly Scope Profile = new(Provider.Microsoft, "User.Read");

    /// <summary>Participants, times and subjects without bodies.</summary>
    public static readonly Scope Mail = new(Provider.Microsoft, "Mail.ReadBasic");

    /// <summary>Meetings without descriptions.</summary>
    public static readonly Scope Calendar = new(Provider.Microsoft, "Calendars.ReadBasic");
}
