namespace Jiminny.Emulator.Salesforce;

/// <summary>An answer that is an error, on its way out of an endpoint.</summary>
internal sealed class SalesforceRefusal(int status, string code, string message) : Exception(message)
{
    public int Status => status;

    public string Code => code;
}
