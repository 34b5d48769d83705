namespace Jiminny.Import;

/// <summary>How the import of a stream ended.</summary>
public enum ImportStatus : byte
{
    /// <summary>Everything in the window is read; the receipt is complete.</summary>
    Completed,

    /// <summary>The provider asks to wait longer than the run is willing to; <see cref="ImportResult.Until"/> says until when.</summary>
    Waiting,

    /// <summary>The provider refused; <see cref="ImportResult.Failure"/> says why and who can mend it.</summary>
    Failed,

    /// <summary>Another run has taken over the mailbox; this one stopped without writing.</summary>
    FencedOut,

    /// <summary>Another run holds the mailbox; this one did not begin.</summary>
    Busy,

    /// <summary>The mailbox or its organisation was erased; nothing is imported from it until that is lifted.</summary>
    Erased,

    /// <summary>No administrator has designated the mailbox; nothing was read.</summary>
    NotDesignated,
}
