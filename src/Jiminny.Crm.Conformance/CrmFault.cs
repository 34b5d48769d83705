namespace Jiminny.Crm.Conformance;

/// <summary>What a fixture can stage.</summary>
public enum CrmFault
{
    /// <summary>The CRM no longer knows a cursor, by <see cref="CrmFixture.ExpireAsync"/>.</summary>
    ExpiredCursor,

    /// <summary>Every request is refused because there were too many, and the CRM asks to wait for some minutes.</summary>
    Throttling,

    /// <summary>The connected user may not read contacts.</summary>
    MissingPermission,

    /// <summary>Every request is answered with an error or with garbage that quotes the customer's data.</summary>
    Garbage,

    /// <summary>The next write is carried out, but its answer never arrives.</summary>
    LostAnswer,
}
