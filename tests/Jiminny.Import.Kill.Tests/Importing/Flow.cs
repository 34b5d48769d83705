namespace Jiminny.Import.Kill.Tests.Importing;

/// <summary>One import in the importer process, and where it is to stand still.</summary>
internal sealed class Flow(ImportCommand command, Action<ImportAnswer> answer)
{
    private static readonly AsyncLocal<Flow?> Ambient = new();

    private readonly ManualResetEventSlim _goOn = new(false);
    private int _arrivals;
    private bool _isHalted;

    /// <summary>The import on whose behalf the code at hand runs.</summary>
    public static Flow? Current
    {
        get => Ambient.Value;
        set => Ambient.Value = value;
    }

    public ImportCommand Command => command;

    /// <summary>Whether a page is being committed: other transactions are nobody's boundary.</summary>
    public bool IsCommitting { get; set; }

    public void Tell(AnswerKind kind, string text = "") => answer(new ImportAnswer(command.Flow, kind, text));

    /// <summary>Lets it go on.</summary>
    public void Resume() => _goOn.Set();

    /// <summary>Stands still if this is the place, in the very call: the transaction stays open, the page in its buffer.</summary>
    public void Arrive(Boundary boundary)
    {
        if (command.Halt != boundary || _isHalted || ++_arrivals < command.Arrival)
        {
            return;
        }

        _isHalted = true;
        Tell(AnswerKind.Halted, boundary.ToString());
        _goOn.Wait();
    }
}
