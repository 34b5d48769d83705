namespace RolesTour;

/// <summary>The clock of the story: it moves from chapter to chapter.</summary>
internal sealed class StoryTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    internal void Pass(TimeSpan time) => _now += time;
}
