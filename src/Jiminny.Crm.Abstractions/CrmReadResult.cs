namespace Jiminny.Crm;

/// <summary>
/// What a read of the CRM came to: what was asked for (<see cref="CrmPage"/>, <see cref="CrmPeopleFound"/>, <see cref="CrmUserAccess"/>) or
/// <see cref="CrmCursorExpired"/>, <see cref="CrmThrottled"/>, <see cref="CrmPermissionMissing"/>. Anything else an adapter meets is an exception.
/// </summary>
public abstract record CrmReadResult
{
    private protected CrmReadResult()
    {
    }
}

/// <summary>The CRM no longer knows the cursor: read again from <see cref="CrmCursor.Start"/>. Nothing is deleted before that read is complete.</summary>
public sealed record CrmCursorExpired : CrmReadResult;

/// <summary>The CRM asks to wait. The same cursor stays valid.</summary>
/// <param name="Until">The earliest time of the next request.</param>
public sealed record CrmThrottled(DateTimeOffset Until) : CrmReadResult;

/// <summary>The connected CRM user may not read what is asked.</summary>
/// <param name="Permission">The CRM's own name of the permission or object that is missing.</param>
public sealed record CrmPermissionMissing(string Permission) : CrmReadResult
{
    /// <summary>The kind of record that is hidden; <see langword="null"/> when the CRM does not say. Default <see langword="null"/>.</summary>
    public CrmRecordType? RecordType { get; init; }
}
