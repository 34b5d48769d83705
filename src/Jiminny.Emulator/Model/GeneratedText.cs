using System.Text;

namespace Jiminny.Emulator;

/// <summary>Text derived from the mark when it is asked for, so that half a million messages cost no memory for it.</summary>
internal sealed class GeneratedText(int subjectScale) : MessageText
{
    private static readonly string[] Openings = ["Re: plan for ", "Notes on ", "Fwd: numbers for ", "Question about ", "Agenda: ", "Re: Re: draft of "];

    public override void WriteSubject(JsonOutput json, ulong mark)
    {
        json.Separate();
        var buffer = json.Buffer;
        buffer.Write((byte)'"');
        WriteAscii(buffer, Opening(mark));
        buffer.Write("subject-"u8);
        Mark.Write(buffer, mark);
        Filler.Write(buffer, ExtraLength(mark));
        buffer.Write((byte)'"');
    }

    public override string Subject(ulong mark) => $"{Opening(mark)}subject-{Mark.Text(mark)}{Filler.Text(ExtraLength(mark))}";

    public override string Body(ulong mark) => $"body-{Mark.Text(mark)} Thank you, see the points below.";

    public override string InternetMessageId(ulong mark) => $"<message-{Mark.Text(mark)}@mail.example>";

    private static string Opening(ulong mark) => Openings[mark % (ulong)Openings.Length];

    private int ExtraLength(ulong mark) => (subjectScale - 1) * (Opening(mark).Length + 24);

    private static void WriteAscii(ResponseBuffer buffer, string text) => buffer.Advance(Encoding.ASCII.GetBytes(text, buffer.GetSpan(text.Length)));
}
