namespace Jiminny.Connectors.Google.Transport;

/// <summary>The least scopes that Google accepts for what is read here (discovery documents of Gmail v1 and Calendar v3); wider ones contain them.</summary>
internal static class GoogleScopes
{
    /// <summary>Headers of messages by date: <c>gmail.metadata</c> would do for the headers but forbids asking by date.</summary>
    public static readonly Scope Mail = new(Provider.Google, "https://www.googleapis.com/auth/gmail.readonly");

    /// <summary>Events of calendars that the user owns, as everybody owns his primary one.</summary>
    public static readonly Scope Calendar = new(Provider.Google, "https://www.googleapis.com/auth/calendar.events.owned.readonly");
}
