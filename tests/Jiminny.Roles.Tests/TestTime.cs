namespace Jiminny.Roles.Tests;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class TestTime(DateTimeOffset now) : TimeProvider
{
    internal DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
