namespace Jiminny.Crm;

/// <summary>A CRM could not be read to its end; <see cref="Result"/> says why and what to do next.</summary>
public sealed class CrmUnavailableException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="crm">The CRM's name from its descriptor.</param>
    /// <param name="result">What the adapter answered instead of a page.</param>
    public CrmUnavailableException(string crm, CrmReadResult result)
        : base($"The CRM '{crm}' could not be read: {Describe(result)}")
    {
        Result = result;
    }

    /// <summary>What the adapter answered instead of a page.</summary>
    public CrmReadResult Result { get; }

    private static string Describe(CrmReadResult result) => result switch
    {
        CrmThrottled throttled => $"it asks to wait until {throttled.Until:u}.",
        CrmCursorExpired => "the cursor has expired; read again from the start.",
        CrmPermissionMissing missing => $"the connected user lacks '{missing.Permission}'.",
        _ => "no page was returned.",
    };
}
