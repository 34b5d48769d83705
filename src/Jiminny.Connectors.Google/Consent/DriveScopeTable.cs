using static Jiminny.Connectors.Google.GoogleScopes;

namespace Jiminny.Connectors.Google;

/// <summary>Google Drive's scopes. Sources: Google's Drive scope page (classes, 2026-04-01), the Drive discovery document.</summary>
internal static class DriveScopeTable
{
    private const string Area = "Drive";

    public static IReadOnlyList<ScopeDefinition> All { get; } =
    [
        Restricted(
            "drive",
            "Reads and changes all files",
            "drive.readonly", "drive.metadata", "drive.file", "drive.appdata", "drive.photos.readonly", "drive.meet.readonly", "drive.scripts"),
        Restricted("drive.readonly", "Reads all files", "drive.metadata.readonly"),
        Restricted("drive.metadata", "Reads and changes names and properties of all files", "drive.metadata.readonly"),
        Restricted("drive.metadata.readonly", "Reads names and properties of all files"),
        Restricted("drive.meet.readonly", "Reads files made by Meet"),
        Restricted("drive.scripts", "Changes scripts"),
        Restricted("drive.photos.readonly", "Reads photos"),
        new(DriveFile, Area, "Reads and changes only files that the application made or the user picked with it") { Sensitivity = ScopeSensitivity.NonSensitive },
        new(Of("drive.appdata"), Area, "Keeps the application's own hidden data") { Sensitivity = ScopeSensitivity.NonSensitive, Aliases = [Of("drive.appfolder").Value] },
        new(Of("drive.install"), Area, "Adds the application to Drive's menus") { Sensitivity = ScopeSensitivity.NonSensitive },
        new(Of("drive.apps.readonly"), Area, "Reads which applications are installed") { Sensitivity = ScopeSensitivity.Sensitive },
    ];

    private static ScopeDefinition Restricted(string name, string purpose, params IReadOnlyList<string> implies) => new(Of(name), Area, purpose)
    {
        Sensitivity = ScopeSensitivity.Restricted,
        TenantPolicyMayForbid = true,
        Implies = [.. implies.Select(Of)],
    };
}
