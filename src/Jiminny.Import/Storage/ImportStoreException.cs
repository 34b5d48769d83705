namespace Jiminny.Import.Storage;

/// <summary>
/// The store could not do what was asked, after trying again for as long as that made sense: it is away, full or broken. What was committed stays; an import goes
/// on from there with its next run.
/// </summary>
public sealed class ImportStoreException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="code">The database's own code, such as <c>53100</c> or <c>SQLITE_13</c>.</param>
    /// <param name="isTransient">Whether it may go by itself, as a restart does; otherwise somebody has to act, as with a full disk.</param>
    public ImportStoreException(string code, bool isTransient)
        : base($"The store could not be used ({code}). {(isTransient ? "It may be restarting; the next run goes on." : "Mend the database; the next run goes on.")}")
    {
        Code = code;
        IsTransient = isTransient;
    }

    /// <summary>The database's own code. Its message is not passed on, since messages quote data.</summary>
    public string Code { get; }

    /// <summary>Whether it may go by itself.</summary>
    public bool IsTransient { get; }
}
