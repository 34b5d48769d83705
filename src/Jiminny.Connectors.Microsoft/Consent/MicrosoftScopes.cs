namespace Jiminny.Connectors.Microsoft;

/// <summary>The delegated scopes of Microsoft Graph and of sign-in that the products and calls of this SDK name.</summary>
/// <remarks>Source: the Microsoft Graph permissions reference.</remarks>
public static class MicrosoftScopes
{
    /// <summary>Signs the user in.</summary>
    public static Scope OpenId { get; } = Of("openid");

    /// <summary>The user's name in the identity token.</summary>
    public static Scope Profile { get; } = Of("profile");

    /// <summary>The user's e-mail address in the identity token, where there is one.</summary>
    public static Scope Email { get; } = Of("email");

    /// <summary>A refresh token.</summary>
    public static Scope OfflineAccess { get; } = Of("offline_access");

    /// <summary>The signed-in user's profile.</summary>
    public static Scope UserRead { get; } = Of("User.Read");

    /// <summary>The user's calendars without bodies, attachments and extensions.</summary>
    public static Scope CalendarsReadBasic { get; } = Of("Calendars.ReadBasic");

    /// <summary>The user's calendars.</summary>
    public static Scope CalendarsRead { get; } = Of("Calendars.Read");

    /// <summary>The user's calendars, with changes.</summary>
    public static Scope CalendarsReadWrite { get; } = Of("Calendars.ReadWrite");

    /// <summary>The user's mail without bodies, previews, attachments and extensions.</summary>
    public static Scope MailReadBasic { get; } = Of("Mail.ReadBasic");

    /// <summary>The user's mail.</summary>
    public static Scope MailRead { get; } = Of("Mail.Read");

    /// <summary>The user's mail, with changes but without sending.</summary>
    public static Scope MailReadWrite { get; } = Of("Mail.ReadWrite");

    /// <summary>Sending as the user, without reading.</summary>
    public static Scope MailSend { get; } = Of("Mail.Send");

    /// <summary>The user's online meetings.</summary>
    public static Scope OnlineMeetingsRead { get; } = Of("OnlineMeetings.Read");

    /// <summary>The names of the user's teams.</summary>
    public static Scope TeamReadBasicAll { get; } = Of("Team.ReadBasic.All");

    /// <summary>The names of channels.</summary>
    public static Scope ChannelReadBasicAll { get; } = Of("Channel.ReadBasic.All");

    /// <summary>Posting to channels, without reading.</summary>
    public static Scope ChannelMessageSend { get; } = Of("ChannelMessage.Send");

    /// <summary>Creating chats, without reading.</summary>
    public static Scope ChatCreate { get; } = Of("Chat.Create");

    /// <summary>Posting to chats, without reading.</summary>
    public static Scope ChatMessageSend { get; } = Of("ChatMessage.Send");

    internal static Scope Of(string value) => new(Provider.Microsoft, value);
}
