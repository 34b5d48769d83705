using System.Diagnostics;
using Jiminny.Emulator.Tests.Support;

namespace Jiminny.Emulator.Tests.Corpus;

public sealed class CorpusFolderTests
{
    [Fact]
    public void The_whole_corpus_loads()
    {
        var before = GC.GetTotalMemory(true);
        var w = Stopwatch.StartNew();
        var corpus = CorpusFolder.Load(SharedFolder.Require("corpus"));
        var seconds = w.Elapsed.TotalSeconds;
        Assert.Equal(150, corpus.Mailboxes.Count);
        Assert.Equal(458_103, corpus.Mailboxes.Sum(m => m.Messages.Count));
        Assert.Equal(304_991, corpus.Mailboxes.Sum(m => m.Messages.Count(i => i.ReceivedAt >= corpus.WindowStart)));
        TestContext.Current.TestOutputHelper!.WriteLine($"{seconds:F2} s, {(GC.GetTotalMemory(true) - before) / 1e6:F0} MB");
        GC.KeepAlive(corpus);
    }
}
