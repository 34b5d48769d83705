namespace Jiminny.Emulator.Salesforce.Soql;

/// <summary>A query that is no SOQL.</summary>
internal sealed class SoqlSyntaxException(string message) : Exception(message);
