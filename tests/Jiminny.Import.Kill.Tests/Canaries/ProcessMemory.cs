using System.Globalization;

namespace Jiminny.Import.Kill.Tests.Canaries;

/// <summary>The whole writable memory of a process, as a dump would hold it.</summary>
internal static class ProcessMemory
{
    private const int BlockSize = 1 << 20;
    private const int Overlap = 4096;

    /// <summary>Searches it.</summary>
    /// <returns>How many bytes there were.</returns>
    public static long Search(int process, Needles needles, ISet<string> found)
    {
        var searched = 0L;
        using var memory = new FileStream($"/proc/{process}/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        var block = new byte[BlockSize + Overlap];
        foreach (var line in File.ReadLines($"/proc/{process}/maps"))
        {
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (!parts[1].StartsWith("rw", StringComparison.Ordinal) || line.EndsWith("[vvar]", StringComparison.Ordinal))
            {
                continue;
            }

            var range = parts[0].Split('-').Select(part => long.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
            for (var at = range[0]; at < range[1]; at += BlockSize)
            {
                var length = Read(memory, at, block.AsSpan(0, (int)Math.Min(block.Length, range[1] - at)));
                needles.Search(block.AsSpan(0, length), found);
                searched += Math.Min(length, BlockSize);
            }
        }

        return searched;
    }

    // Pages that were reserved and never written cannot be read.
    private static int Read(FileStream memory, long at, Span<byte> into)
    {
        try
        {
            memory.Seek(at, SeekOrigin.Begin);
            return memory.ReadAtLeast(into, into.Length, throwOnEndOfStream: false);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
