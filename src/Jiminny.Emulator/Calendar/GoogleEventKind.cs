namespace Jiminny.Emulator;

/// <summary>Google's names of event types.</summary>
internal static class GoogleEventKind
{
    private static readonly string[] Names = ["default", "birthday", "focusTime", "fromGmail", "outOfOffice", "workingLocation"];

    public static string Name(EventKind kind) => Names[(int)kind];

    public static bool IsKnown(string name) => Array.IndexOf(Names, name) >= 0;
}
