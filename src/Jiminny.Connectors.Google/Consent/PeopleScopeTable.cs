using static Jiminny.Connectors.Google.GoogleScopes;

namespace Jiminny.Connectors.Google;

/// <summary>Google's scopes for signing in and for contacts. Sources: the People discovery document; the class of the contact scopes is assumed sensitive.</summary>
internal static class PeopleScopeTable
{
    private const string SignIn = "Personal info";
    private const string Contacts = "Contacts";

    public static IReadOnlyList<ScopeDefinition> All { get; } =
    [
        new(OpenId, SignIn, "Signs the user in") { IsSignIn = true, Sensitivity = ScopeSensitivity.NonSensitive },
        new(Email, SignIn, "Reads the user's e-mail address") { IsSignIn = true, Sensitivity = ScopeSensitivity.NonSensitive, Aliases = ["email"] },
        new(Profile, SignIn, "Reads the user's name") { IsSignIn = true, Sensitivity = ScopeSensitivity.NonSensitive, Aliases = ["profile"] },
        Row(Of("contacts"), "Reads and changes contacts", ContactsReadonly),
        Row(ContactsReadonly, "Reads contacts"),
        Row(Of("contacts.other.readonly"), "Reads people the user has written to"),
        Row(Of("directory.readonly"), "Reads the organisation's directory"),
        Row(Of("user.emails.read"), "Reads the user's own e-mail addresses"),
        Row(Of("user.phonenumbers.read"), "Reads the user's own phone numbers"),
        Row(Of("user.addresses.read"), "Reads the user's own addresses"),
        Row(Of("user.birthday.read"), "Reads the user's own birthday"),
        Row(Of("user.gender.read"), "Reads the user's own gender"),
        Row(Of("user.organization.read"), "Reads the user's own organisation"),
    ];

    private static ScopeDefinition Row(Scope scope, string purpose, params IReadOnlyList<Scope> implies) => new(scope, Contacts, purpose)
    {
        Sensitivity = ScopeSensitivity.Sensitive,
        Implies = implies,
    };
}
