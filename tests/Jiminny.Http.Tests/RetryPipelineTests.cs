using System.Net;
using Jiminny.Connectors.Testing;

namespace Jiminny.Http;

public class RetryPipelineTests
{
    private readonly InstantTime _time = new();

    [Fact]
    public async Task A_final_attempt_is_the_only_one()
    {
        var attempts = await RunAsync(new RetryOptions(), _ => Attempt<string>.Final("done"));

        Assert.Equal(["done"], attempts.Select(attempt => attempt.Result));
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task Attempts_end_when_they_are_used_up_and_the_last_one_is_returned()
    {
        var attempts = await RunAsync(new RetryOptions { MaxAttempts = 3 }, number => Attempt<string>.Again($"try {number}", retryAfter: null));

        Assert.Equal(["try 1", "try 2", "try 3"], attempts.Select(attempt => attempt.Result));
        Assert.True(attempts[^1].MayRetry);
        Assert.Equal(2, _time.Waits.Count);
    }

    [Fact]
    public async Task One_attempt_means_no_retry()
    {
        Assert.Single(await RunAsync(new RetryOptions { MaxAttempts = 1 }, _ => Attempt<string>.Again("x", retryAfter: null)));
    }

    [Fact]
    public async Task Waits_grow_with_jitter_up_to_the_longest()
    {
        await RunAsync(new RetryOptions { MaxAttempts = 20 }, _ => Attempt<string>.Again("x", retryAfter: null), jitter: () => 0.5);

        Assert.Equal(19, _time.Waits.Count);
        Assert.All(_time.Waits, wait => Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(30)));
        Assert.True(_time.Waits[3] > _time.Waits[0]);
        Assert.Equal(TimeSpan.FromSeconds(30), _time.Waits[^1]);
    }

    [Fact]
    public async Task The_jitter_is_the_caller_s()
    {
        await RunAsync(new RetryOptions { MaxAttempts = 4 }, _ => Attempt<string>.Again("x", retryAfter: null), jitter: () => 0.1);
        var first = _time.Waits;
        var again = new InstantTime();
        await RunAsync(new RetryOptions { MaxAttempts = 4 }, _ => Attempt<string>.Again("x", retryAfter: null), jitter: () => 0.1, again);
        var other = new InstantTime();
        await RunAsync(new RetryOptions { MaxAttempts = 4 }, _ => Attempt<string>.Again("x", retryAfter: null), jitter: () => 0.9, other);

        Assert.Equal(first, again.Waits);
        Assert.NotEqual(first, other.Waits);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2.128)]
    [InlineData(30)]
    public async Task What_the_server_asks_for_is_waited_for(double seconds)
    {
        var wait = TimeSpan.FromSeconds(seconds);
        var attempts = await RunAsync(new RetryOptions(), number => number == 1 ? Attempt<string>.Again("x", wait) : Attempt<string>.Final("done"));

        Assert.Equal(2, attempts.Count);
        Assert.InRange(Assert.Single(_time.Waits), wait, wait + TimeSpan.FromMilliseconds(2));
    }

    [Fact]
    public async Task A_server_that_says_at_once_is_not_hammered()
    {
        await RunAsync(new RetryOptions { MaxAttempts = 3 }, _ => Attempt<string>.Again("x", TimeSpan.Zero));

        Assert.All(_time.Waits, wait => Assert.True(wait > TimeSpan.Zero));
    }

    [Fact]
    public async Task A_wait_too_long_to_sleep_out_is_returned()
    {
        var wait = TimeSpan.FromSeconds(31);
        var attempts = await RunAsync(new RetryOptions(), _ => Attempt<string>.Again("x", wait));

        Assert.Equal(Attempt<string>.Again("x", wait), Assert.Single(attempts));
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task An_exception_leaves_at_once()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(new RetryOptions(), _ => throw new InvalidOperationException()));
        Assert.Empty(_time.Waits);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var pipeline = new RetryPipeline(new RetryOptions(), TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pipeline.ExecuteAsync(
            (_, _) =>
            {
                cancel.CancelAfter(1);
                return ValueTask.FromResult(Attempt<string>.Again("x", TimeSpan.FromSeconds(30)));
            },
            state: 0,
            cancel.Token));
    }

    [Fact]
    public void Options_that_make_no_sense_are_refused()
    {
        var options = new RetryOptions { MaxAttempts = 0, BaseDelay = TimeSpan.Zero, LongestWait = TimeSpan.FromSeconds(-1) };

        Assert.Equal(3, options.Validate().Count());
        Assert.Throws<ArgumentException>(() => new RetryPipeline(options, _time));
    }

    [Fact]
    public void Exactly_the_statuses_that_may_pass_are_transient()
    {
        int[] transient = [408, 429, 500, 502, 503, 504, 509];
        for (var status = 100; status < 600; status++)
            Assert.Equal(transient.Contains(status), TransientStatus.Is((HttpStatusCode)status));
    }

    private async Task<List<Attempt<string>>> RunAsync(RetryOptions options, Func<int, Attempt<string>> attempt, Func<double>? jitter = null, InstantTime? time = null)
    {
        var made = new List<Attempt<string>>();
        var last = await new RetryPipeline(options, time ?? _time, jitter).ExecuteAsync(
            (attempts, _) =>
            {
                attempts.Add(attempt(attempts.Count + 1));
                return ValueTask.FromResult(attempts[^1]);
            },
            made,
            TestContext.Current.CancellationToken);
        Assert.Equal(made[^1], last);
        return made;
    }
}
