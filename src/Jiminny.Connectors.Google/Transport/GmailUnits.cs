namespace Jiminny.Connectors.Google.Transport;

/// <summary>What Gmail's methods cost (Gmail API usage limits, since May 2026).</summary>
internal static class GmailUnits
{
    public const int GetProfile = 1;
    public const int List = 5;
    public const int Get = 20;
    public const int History = 2;

    /// <summary>The most ids that one list holds.</summary>
    public const int LargestPage = 500;
}
