namespace Jiminny.Matching;

/// <summary>Why an account's domain is not used for matching.</summary>
public enum AccountDomainRefusal : byte
{
    /// <summary>It is used.</summary>
    None,

    /// <summary>One of the organisation's own domains.</summary>
    Internal,

    /// <summary>The organisation denied it.</summary>
    Denied,

    /// <summary>A provider of free mailboxes.</summary>
    Freemail,

    /// <summary>A public suffix, under which strangers register their own domains.</summary>
    PublicSuffix,

    /// <summary>A provider of throw-away addresses.</summary>
    Disposable,

    /// <summary>Infrastructure that many organisations send from.</summary>
    SharedInfrastructure,

    /// <summary>A relay, a resource calendar or the like.</summary>
    NotPeople,

    /// <summary>Its contacts belong to too many different accounts (<see cref="MatchingRules.SharedDomainLimit"/>).</summary>
    SharedByAccounts,
}
