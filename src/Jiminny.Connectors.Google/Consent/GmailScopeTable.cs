using static Jiminny.Connectors.Google.GoogleScopes;

namespace Jiminny.Connectors.Google;

/// <summary>
/// Gmail's scopes. Sources: Google's scope page (classes, 2026-09-10), the Gmail discovery document (what contains what). A Workspace administrator can
/// keep restricted scopes from users.
/// </summary>
internal static class GmailScopeTable
{
    private const string Area = "Mail";

    public static IReadOnlyList<ScopeDefinition> All { get; } =
    [
        Restricted(GmailFull, "Reads, writes, sends and permanently deletes mail", GmailModify),
        Restricted(GmailModify, "Reads, writes, sends and labels mail; does not delete permanently", GmailReadonly, GmailCompose, GmailInsert, Of("gmail.labels")),
        Restricted(GmailReadonly, "Reads mail, bodies and attachments included, and settings", GmailMetadata),
        Restricted(GmailMetadata, "Reads headers and labels of mail; no body, no search") with
        {
            ConflictsWith = [GmailFull, GmailModify, GmailReadonly],
            ConflictEffect = "Google refuses search and bodies to a token that carries gmail.metadata, whatever else it carries. Disconnect and connect again without it.",
        },
        Restricted(GmailCompose, "Writes drafts and sends mail", GmailSend),
        Restricted(GmailInsert, "Puts messages into the mailbox"),
        Restricted(Of("gmail.settings.basic"), "Reads and changes settings and filters"),
        Restricted(Of("gmail.settings.sharing"), "Changes delegates, forwarding and aliases"),
        new(GmailSend, Area, "Sends mail; does not read") { Sensitivity = ScopeSensitivity.Sensitive },
        new(Of("gmail.labels"), Area, "Makes and changes labels") { Sensitivity = ScopeSensitivity.NonSensitive },
        new(Of("gmail.addons.current.message.readonly"), Area, "Reads the open message in an add-on") { Sensitivity = ScopeSensitivity.Sensitive },
        new(Of("gmail.addons.current.message.metadata"), Area, "Reads the open message's headers in an add-on") { Sensitivity = ScopeSensitivity.Sensitive },
        new(Of("gmail.addons.current.message.action"), Area, "Reads the open message when the user acts in an add-on") { Sensitivity = ScopeSensitivity.NonSensitive },
        new(Of("gmail.addons.current.action.compose"), Area, "Writes drafts when the user acts in an add-on") { Sensitivity = ScopeSensitivity.NonSensitive },
    ];

    private static ScopeDefinition Restricted(Scope scope, string purpose, params IReadOnlyList<Scope> implies) => new(scope, Area, purpose)
    {
        Sensitivity = ScopeSensitivity.Restricted,
        TenantPolicyMayForbid = true,
        Implies = implies,
    };
}
