namespace Jiminny.Connectors.Google;

/// <summary>The Google scopes that the products and calls of this SDK name. Source: Google's discovery documents and scope pages.</summary>
public static class GoogleScopes
{
    private const string Prefix = "https://www.googleapis.com/auth/";

    /// <summary>Signs the user in.</summary>
    public static Scope OpenId { get; } = new(Provider.Google, "openid");

    /// <summary>The user's e-mail address.</summary>
    public static Scope Email { get; } = Of("userinfo.email");

    /// <summary>The user's name.</summary>
    public static Scope Profile { get; } = Of("userinfo.profile");

    /// <summary>All of Gmail, permanent deletion included.</summary>
    public static Scope GmailFull { get; } = new(Provider.Google, "https://mail.google.com/");

    /// <summary>Reading, composing, sending and labelling mail.</summary>
    public static Scope GmailModify { get; } = Of("gmail.modify");

    /// <summary>Reading mail and settings.</summary>
    public static Scope GmailReadonly { get; } = Of("gmail.readonly");

    /// <summary>Headers and labels; no body and no search. It spoils any wider Gmail scope in the same token.</summary>
    public static Scope GmailMetadata { get; } = Of("gmail.metadata");

    /// <summary>Drafts and sending.</summary>
    public static Scope GmailCompose { get; } = Of("gmail.compose");

    /// <summary>Putting messages into the mailbox.</summary>
    public static Scope GmailInsert { get; } = Of("gmail.insert");

    /// <summary>Sending only.</summary>
    public static Scope GmailSend { get; } = Of("gmail.send");

    /// <summary>Reading events on calendars the user owns, the primary calendar among them.</summary>
    public static Scope CalendarEventsOwnedReadonly { get; } = Of("calendar.events.owned.readonly");

    /// <summary>Reading and changing events on calendars the user owns.</summary>
    public static Scope CalendarEventsOwned { get; } = Of("calendar.events.owned");

    /// <summary>Secondary calendars that the application made.</summary>
    public static Scope CalendarAppCreated { get; } = Of("calendar.app.created");

    /// <summary>Drive files that the application made or the user picked with it.</summary>
    public static Scope DriveFile { get; } = Of("drive.file");

    /// <summary>Reading contacts.</summary>
    public static Scope ContactsReadonly { get; } = Of("contacts.readonly");

    internal static Scope Of(string name) => new(Provider.Google, Prefix + name);
}
