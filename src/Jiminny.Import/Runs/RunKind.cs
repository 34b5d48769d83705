namespace Jiminny.Import.Runs;

/// <summary>What a run reads. Each has receipts of its own.</summary>
public enum RunKind : byte
{
    /// <summary>The whole window, newest first: the back-fill, and the round that replaces it on a schedule.</summary>
    Whole,

    /// <summary>What is new or changed since the run before, from the cursor where that ended.</summary>
    Update,

    /// <summary>The mail of people and companies that the CRM has only now learned of, by a search of the mailbox.</summary>
    LateMatch,

    /// <summary>A part of the window that somebody asked to have read again.</summary>
    Range,

    /// <summary>Items that could not be decided before, one by one.</summary>
    Retry,

    /// <summary>What is stored, decided anew without asking the provider: records of the CRM or exclusion lists have changed.</summary>
    Review,
}
