namespace Jiminny.Connectors;

/// <summary>The closed list of what can go wrong at a provider, the same for all of them.</summary>
public enum SourceError : byte
{
    /// <summary>The provider asks to wait; <see cref="SourceFailure.RetryAt"/> says until when.</summary>
    Throttled,

    /// <summary>A scope is not granted; the user can grant it.</summary>
    MissingScope,

    /// <summary>A scope is not granted, and only an administrator can grant it.</summary>
    AdminConsentRequired,

    /// <summary>The connection is no longer valid; the user signs in again.</summary>
    NeedsReconnect,

    /// <summary>The account has no mailbox at this provider (no licence, on-premises); signing in again does not help.</summary>
    NoMailbox,

    /// <summary>The provider no longer knows the cursor; a new round begins inside the window, and nothing is deleted before it is complete.</summary>
    CursorExpired,

    /// <summary>What was asked for does not exist (any more).</summary>
    NotFound,

    /// <summary>One item cannot be read however often it is tried.</summary>
    Poison,

    /// <summary>The provider fails or cannot be reached; later tries may succeed.</summary>
    ServiceDown,

    /// <summary>The provider answered something that its own rules do not allow, such as a next link to another host.</summary>
    Protocol,

    /// <summary>The call changes something at the user's and carries no approval of the user for it.</summary>
    ApprovalRequired,

    /// <summary>The product's data policy forbids this, whatever is granted.</summary>
    PolicyForbids,
}
