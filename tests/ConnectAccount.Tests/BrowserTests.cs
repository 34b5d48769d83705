using Microsoft.Playwright;

namespace ConnectAccount.Tests;

/// <summary>A person at a real browser: headless Chromium, skipped where the system has none.</summary>
public sealed class BrowserTests : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            Assert.Skip($"requires Chromium at {Chromium}: install Debian's package chromium, as .ci/run does.");
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    [Fact]
    public async Task A_person_unticks_mail_at_Google_keeps_meetings_and_connects_mail_later()
    {
        await using var demo = await DemoApplication.StartAsync(port: 0, managedPolicy: false);
        var page = await OpenAsync(demo);
        await ExpectStateAsync(page, "google", "https://www.googleapis.com/auth/gmail.readonly", "optional");

        await page.Locator("#google .connect-all").ClickAsync();
        await page.Locator("input[type=checkbox][value$='gmail.readonly']").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();

        await ExpectFeatureAsync(page, "google", "import-meetings", "on");
        await ExpectFeatureAsync(page, "google", "import-mail-metadata", "off");
        await ExpectStateAsync(page, "google", "https://www.googleapis.com/auth/calendar.events.owned.readonly", "granted");
        Assert.DoesNotContain("code=", page.Url, StringComparison.Ordinal);

        await page.Locator("#google").GetByRole(AriaRole.Link, new() { Name = "Connect Email Sync" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();

        await ExpectFeatureAsync(page, "google", "import-mail-metadata", "on");
        await page.GetByRole(AriaRole.Button, new() { Name = "Disconnect Google" }).ClickAsync();

        await ExpectFeatureAsync(page, "google", "import-meetings", "off");
        Assert.Contains("taken back at the provider", await page.Locator("#google .outcome").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_unblocks_what_the_tenants_policy_keeps_from_a_person_at_Microsoft()
    {
        await using var demo = await DemoApplication.StartAsync(port: 0, managedPolicy: true);
        var page = await OpenAsync(demo);

        await page.Locator("#microsoft").GetByRole(AriaRole.Link, new() { Name = "Connect Teams sharing" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();
        await ExpectFeatureAsync(page, "microsoft", "share-to-channel", "on");

        await page.Locator("#microsoft").GetByRole(AriaRole.Link, new() { Name = "Connect Calendar" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Return to the application" }).ClickAsync();
        Assert.Contains("AdministratorConsentRequired", await page.Locator("#microsoft .outcome").InnerTextAsync(), StringComparison.Ordinal);
        await ExpectFeatureAsync(page, "microsoft", "share-to-channel", "on");

        await page.Locator("#microsoft .administrator").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();
        await page.Locator("#microsoft").GetByRole(AriaRole.Link, new() { Name = "Connect Calendar" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Allow" }).ClickAsync();

        await ExpectFeatureAsync(page, "microsoft", "import-meetings", "on");
        await page.GetByRole(AriaRole.Button, new() { Name = "Disconnect Microsoft" }).ClickAsync();
        Assert.Contains("stands at the provider", await page.Locator("#microsoft .outcome").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_cancels_is_told_what_to_do()
    {
        await using var demo = await DemoApplication.StartAsync(port: 0, managedPolicy: false);
        var page = await OpenAsync(demo);
        await page.Locator("#google .connect-all").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        Assert.Contains("UserDeclined", await page.Locator("#google .outcome").InnerTextAsync(), StringComparison.Ordinal);
        await ExpectFeatureAsync(page, "google", "import-meetings", "off");
    }

    // The vendors' certificates are made for the run, so this browser is told to accept them.
    private async Task<IPage> OpenAsync(DemoApplication demo)
    {
        var context = await browser!.NewContextAsync(new BrowserNewContextOptions { IgnoreHTTPSErrors = true });
        var page = await context.NewPageAsync();
        await page.GotoAsync(demo.Address.AbsoluteUri);
        return page;
    }

    private static Task ExpectFeatureAsync(IPage page, string provider, string capability, string state) =>
        Assertions.Expect(page.Locator($"#{provider} [data-capability='{capability}']")).ToHaveClassAsync(state);

    private static Task ExpectStateAsync(IPage page, string provider, string scope, string state) =>
        Assertions.Expect(page.Locator($"#{provider} tr[data-scope='{scope}'] td:last-child")).ToHaveTextAsync(state);
}
