namespace Jiminny.Emulator;

/// <summary>Which limit said no, and for how long.</summary>
internal sealed record QuotaRefusal(QuotaLimit Limit, TimeSpan RetryAfter);

/// <summary>The kinds of limits.</summary>
internal enum QuotaLimit
{
    Concurrency,
    Window,
}
