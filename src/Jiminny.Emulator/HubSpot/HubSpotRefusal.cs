namespace Jiminny.Emulator.HubSpot;

/// <summary>An answer that is an error, on its way out of an endpoint.</summary>
internal sealed class HubSpotRefusal(int status, string category, string message) : Exception(message)
{
    public int Status => status;

    public string Category => category;
}
