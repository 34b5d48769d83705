namespace Jiminny.Crm;

/// <summary>A place in a CRM's feed of changes, opaque to everyone but the adapter that made it.</summary>
/// <param name="Value">The adapter's own text; <see langword="null"/> or empty means the start.</param>
public readonly record struct CrmCursor(string? Value)
{
    /// <summary>Everything the CRM holds, from the beginning. Also the default of the struct.</summary>
    public static CrmCursor Start => default;

    /// <summary>Whether this is <see cref="Start"/>.</summary>
    public bool IsStart => string.IsNullOrEmpty(Value);

    /// <summary>A fixed text: cursors are not for logs.</summary>
    public override string ToString() => IsStart ? "start" : "cursor";
}
