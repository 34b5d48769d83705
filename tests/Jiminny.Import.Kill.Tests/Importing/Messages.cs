using Jiminny.Connectors;

namespace Jiminny.Import.Kill.Tests.Importing;

/// <summary>What the test tells the importer process: import one stream of one mailbox, and stand still at a boundary if one is named.</summary>
internal sealed record ImportCommand
{
    /// <summary>Names the import in the answers.</summary>
    public required string Flow { get; init; }

    public required StoreKind Store { get; init; }

    /// <summary>A SQLite file, or a connection string.</summary>
    public required string Database { get; init; }

    /// <summary>One per mailbox: a transaction that stands still holds up its organisation's change feed.</summary>
    public string Organisation => "organisation of " + Mailbox;

    public required string Mailbox { get; init; }

    public required string Token { get; init; }

    public required Provider Provider { get; init; }

    public required StreamKind Stream { get; init; }

    /// <summary>The emulator's address.</summary>
    public required Uri Server { get; init; }

    /// <summary>Whether a complete import is due again at once.</summary>
    public bool IsDue { get; init; }

    /// <summary>Where to stand still; nowhere when none is given.</summary>
    public Boundary? Halt { get; init; }

    /// <summary>At which arrival there, from 1.</summary>
    public int Arrival { get; init; } = 1;

    /// <summary>Goes on with the import that pauses; everything else is left out.</summary>
    public bool IsResume { get; init; }

    /// <summary>Who holds the lease. A supervisor restarts a process under its old name.</summary>
    public string Owner { get; init; } = "importer";

    /// <summary>How long a lease lasts, in seconds.</summary>
    public int LeaseSeconds { get; init; } = 300;
}

/// <summary>What the importer process answers, a line each.</summary>
/// <param name="Flow">Which import.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Text">How it ended.</param>
internal sealed record ImportAnswer(string Flow, AnswerKind Kind, string Text);

internal enum AnswerKind
{
    /// <summary>It waits for commands.</summary>
    Ready,

    /// <summary>A page has come from the provider.</summary>
    Page,

    /// <summary>It stands at the boundary and will not move again.</summary>
    Halted,

    /// <summary>The import has ended.</summary>
    Done,
}

internal enum StoreKind
{
    Sqlite,
    Postgres,
}

/// <summary>Where a process can be killed.</summary>
internal enum Boundary
{
    LeaseTaken,
    BeforeFetch,
    AfterFetch,
    AfterDecide,
    TransactionBegun,
    AfterItems,
    AfterCursorBeforeCommit,
    AfterCommit,
    BeforePromotion,
    DuringSweep,
}
