using Jiminny.Connectors;

namespace Jiminny.Consent.Tests.Support;

internal sealed class KeepEverything : IPageFilter
{
    public void Decide(in PageView page, Span<Verdict> verdicts) => verdicts.Fill(Verdict.Keep(0));
}
