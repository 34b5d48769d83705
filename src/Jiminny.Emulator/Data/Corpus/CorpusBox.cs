namespace Jiminny.Emulator;

/// <summary>One mailbox as read from the file.</summary>
internal sealed class CorpusBox(string name)
{
    public string Name { get; } = name;

    public List<CorpusLine> Lines { get; } = [];
}

/// <summary>One line of the file; addresses are shared between lines.</summary>
internal readonly record struct CorpusLine(ulong Mark, long Ticks, EmulatedAddress? From, EmulatedAddress[] To);
