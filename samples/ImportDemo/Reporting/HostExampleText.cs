namespace ImportDemo.Reporting;

/// <summary>The lines between the marks of HostExample.cs, which the compiler checks with everything else.</summary>
internal static class HostExampleText
{
    public static IReadOnlyList<string> Read()
    {
        using var stream = typeof(HostExampleText).Assembly.GetManifestResourceStream("HostExample.cs")!;
        using var reader = new StreamReader(stream);
        const int Indentation = 8;
        return
        [
            .. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n')
                .SkipWhile(line => !line.Contains("<ten-lines>", StringComparison.Ordinal))
                .Skip(1)
                .TakeWhile(line => !line.Contains("</ten-lines>", StringComparison.Ordinal))
                .Select(line => line.Length > Indentation ? line[Indentation..] : line.Trim()),
        ];
    }
}
