using Jiminny.Connectors;
using Jiminny.Consent.Tests.Support;

namespace Jiminny.Consent.Tests.Tokens;

public sealed class ConcurrentTokenTests : IDisposable
{
    private readonly FakeHost host = new();

    public void Dispose() => host.Dispose();

    [Fact]
    public async Task Callers_at_once_each_get_a_token_of_the_scopes_they_asked_for()
    {
        await host.ConnectAsync(Provider.Microsoft);
        (string Operation, string Scope)[] calls =
        [
            ("mail.read", "Mail.Read"), ("teams.joined", "Team.ReadBasic.All"), ("teams.channels", "Channel.ReadBasic.All"), ("user.me", "User.Read"),
        ];
        host.Microsoft.WhileRenewing = async () => await Task.Yield();

        var wrong = await Task.WhenAll(Enumerable.Range(0, 400).Select(number => Task.Run(async () =>
        {
            var (operation, scope) = calls[number % calls.Length];
            var token = (await host.GetTokenAsync(Provider.Microsoft, operation)).Token!;
            return token.Split('#')[0] == scope ? 0 : 1;
        })));

        Assert.Equal(0, wrong.Sum());
        Assert.Equal(calls.Length, host.Microsoft.Renewals);
    }

    [Fact]
    public async Task One_renewal_is_in_flight_per_mailbox_and_scope_set_whatever_the_call()
    {
        await host.ConnectAsync(Provider.Microsoft);
        using var gate = new SemaphoreSlim(0);
        host.Microsoft.WhileRenewing = () => gate.WaitAsync();

        var waiting = Enumerable.Range(0, 50).Select(number => host.GetTokenAsync(Provider.Microsoft, number % 2 == 0 ? "mail.read" : "mail.search").AsTask()).ToArray();
        gate.Release(50);
        var results = await Task.WhenAll(waiting);

        Assert.Single(results.Select(result => result.Token).Distinct());
        Assert.Equal(1, host.Microsoft.MostInFlight);
        Assert.Equal(1, host.Microsoft.Renewals);
    }

    [Fact]
    public async Task Who_gives_up_waiting_does_not_take_the_renewal_from_the_others()
    {
        await host.ConnectAsync(Provider.Microsoft);
        using var gate = new SemaphoreSlim(0);
        host.Microsoft.WhileRenewing = () => gate.WaitAsync();
        using var impatience = new CancellationTokenSource();
        var request = new AccessTokenRequest(new MailboxContext(FakeHost.Mailbox, Provider.Microsoft), FakeHost.OperationOf(Provider.Microsoft, "mail.read"));
        var first = host.Tokens.GetAsync(request, impatience.Token).AsTask();
        var second = host.Tokens.GetAsync(request, CancellationToken.None).AsTask();

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.Release(1);

        Assert.NotNull((await second).Token);
        Assert.Equal(1, host.Microsoft.Renewals);
    }

    [Fact]
    public async Task A_token_near_its_end_is_renewed()
    {
        await host.ConnectAsync(Provider.Microsoft);
        await host.GetTokenAsync(Provider.Microsoft, "mail.read");
        await host.GetTokenAsync(Provider.Microsoft, "mail.read");
        Assert.Equal(1, host.Microsoft.Renewals);

        host.Time.Advance(TimeSpan.FromMinutes(55));
        await host.GetTokenAsync(Provider.Microsoft, "mail.read");
        Assert.Equal(2, host.Microsoft.Renewals);
    }

    [Fact]
    public async Task A_renewal_does_not_bring_back_what_was_disconnected_meanwhile()
    {
        await host.ConnectAsync(Provider.Microsoft);
        host.Microsoft.WhileRenewing = async () => await host.Connections.DisconnectAsync(FakeHost.Mailbox, Provider.Microsoft, CancellationToken.None);

        var result = await host.GetTokenAsync(Provider.Microsoft, "mail.read");

        Assert.Equal(SourceError.NeedsReconnect, result.Failure!.Error);
        Assert.Null(await host.Store.FindAsync(FakeHost.Mailbox, Provider.Microsoft, CancellationToken.None));
    }

    [Fact]
    public async Task A_narrower_need_is_met_by_the_wider_scope_that_is_granted()
    {
        await host.ConnectAsync(Provider.Microsoft);
        var token = (await host.GetTokenAsync(Provider.Microsoft, "mail.messages")).Token!;

        Assert.StartsWith("Mail.Read#", token, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_organisation_with_the_same_mailbox_id_has_no_connection()
    {
        await host.ConnectAsync(Provider.Google);
        var request = new AccessTokenRequest(new MailboxContext(new MailboxKey("org-2", FakeHost.Mailbox.MailboxId), Provider.Google), FakeHost.OperationOf(Provider.Google, "mail.read"));

        Assert.Equal(SourceError.NeedsReconnect, (await host.Tokens.GetAsync(request, CancellationToken.None)).Failure!.Error);
    }
}
