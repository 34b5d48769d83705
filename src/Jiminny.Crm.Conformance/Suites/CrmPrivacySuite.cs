namespace Jiminny.Crm.Conformance;

/// <summary>No message holds a customer's data: messages end in logs.</summary>
/// <typeparam name="TFixture">The fixture of the adapter under test.</typeparam>
public abstract class CrmPrivacySuite<TFixture> : CrmSuite<TFixture>
    where TFixture : CrmFixture, new()
{
    private const string Canary = "kanarienvogel";

    /// <summary>An exception says what went wrong without quoting the CRM's answer.</summary>
    [Fact]
    public async Task An_error_quotes_no_content()
    {
        RequireFault(CrmFault.Garbage);
        await FillAsync(1);
        var adapter = await Fixture.OpenAsync();
        await Fixture.BreakAsync(CrmFault.Garbage, $"{Canary}@customer.example");

        var exception = await Record.ExceptionAsync(async () =>
        {
            var result = await adapter.ReadPageAsync(CrmCursor.Start, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(Canary, result.ToString(), StringComparison.OrdinalIgnoreCase);
        });

        Assert.DoesNotContain(Canary, exception?.ToString() ?? "", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A problem names its place and reason without quoting the record.</summary>
    [Fact]
    public async Task A_problem_quotes_no_content()
    {
        if (Fixture.Types.Contains(CrmRecordType.Contact))
            await CreateAsync(new Contact("contact") { Name = Canary, Addresses = [$"{Canary} without an at sign"] });
        if (Fixture.Types.Contains(CrmRecordType.Account))
            await CreateAsync(new Account("account") { Name = Canary, Domains = [$"http://{Canary}&.example"] });

        var feed = await CrmFeed.ReadAsync(await Fixture.OpenAsync());

        Assert.All(
            feed.Pages.SelectMany(page => page.Problems),
            problem => Assert.DoesNotContain(Canary, problem.ToString(), StringComparison.OrdinalIgnoreCase));
    }
}
