namespace Jiminny.Matching;

/// <summary>
/// What the matcher knows of one address. The order is the order of strength: a value at or above <see cref="Domain"/> is a match.
/// </summary>
public enum AddressMatchKind : byte
{
    /// <summary>An address of somebody outside whom the CRM does not know. Also the default of the struct.</summary>
    Unmatched,

    /// <summary>
    /// Not an address: no or several unquoted <c>@</c>, an empty part, too long, control characters, or text that is not well-formed.
    /// </summary>
    Invalid,

    /// <summary>An address in one of the organisation's own domains that is no CRM record.</summary>
    Internal,

    /// <summary>Nobody: a resource calendar, a relay, a no-reply address. Never matched by domain.</summary>
    NotAPerson,

    /// <summary>The domain is an account's; the CRM does not know the address itself.</summary>
    Domain,

    /// <summary>The address is that of a contact or lead. It wins over every other rule.</summary>
    Exact,
}
