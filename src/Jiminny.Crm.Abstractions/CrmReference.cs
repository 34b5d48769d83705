namespace Jiminny.Crm;

/// <summary>Points to a record of the CRM.</summary>
/// <param name="Type">The record's kind.</param>
/// <param name="Id">The CRM's own id.</param>
public readonly record struct CrmReference(CrmRecordType Type, string Id);
