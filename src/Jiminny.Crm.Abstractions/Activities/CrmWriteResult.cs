namespace Jiminny.Crm;

/// <summary>
/// What writing an activity came to: <see cref="CrmActivityWritten"/>, <see cref="CrmRecordMissing"/>, <see cref="CrmWriteThrottled"/>, <see cref="CrmWriteDenied"/>,
/// <see cref="CrmWriteWithheld"/> or <see cref="CrmWriteUnsupported"/>.
/// </summary>
public abstract record CrmWriteResult
{
    private protected CrmWriteResult()
    {
    }
}

/// <summary>The activity is in the CRM, once.</summary>
/// <param name="ActivityId">The CRM's own id of the activity.</param>
/// <param name="IsNew">Whether this call created it; otherwise an earlier one had.</param>
public sealed record CrmActivityWritten(string ActivityId, bool IsNew) : CrmWriteResult;

/// <summary>None of the activity's records is in the CRM any more, so nothing was written.</summary>
/// <param name="Record">The first of its records.</param>
public sealed record CrmRecordMissing(CrmReference Record) : CrmWriteResult;

/// <summary>The CRM asks to wait; nothing was written.</summary>
/// <param name="Until">The earliest time of the next request.</param>
public sealed record CrmWriteThrottled(DateTimeOffset Until) : CrmWriteResult;

/// <summary>The user in whose name it was to be written may not do that.</summary>
/// <param name="Permission">The CRM's own name of the permission, object or field that is missing.</param>
public sealed record CrmWriteDenied(string Permission) : CrmWriteResult;

/// <summary>The policy decided that the activity is not written.</summary>
public sealed record CrmWriteWithheld : CrmWriteResult;

/// <summary>The organisation's CRM takes no activities.</summary>
public sealed record CrmWriteUnsupported : CrmWriteResult;
