using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jiminny.Roles.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public void Unanswered_StartUpNamesEveryOption()
    {
        var services = new ServiceCollection().AddJiminnyRoles(options => options.Model = "current").BuildServiceProvider();
        var failures = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Failures.ToList();
        Assert.Equal(7, failures.Count);
        foreach (var question in Enum.GetValues<ModelQuestions>().Where(question => question != ModelQuestions.None))
            Assert.Contains(failures, failure => failure.StartsWith($"RoleOptions.{question} is not set", StringComparison.Ordinal));
    }

    [Fact]
    public void WrongValues_AreNamedAllAtOnce()
    {
        var services = new ServiceCollection().AddJiminnyRoles(options =>
        {
            options.Model = "newest";
            options.VoiceSeats = -1;
            options.InsightsSeats = -2;
            options.InvitationLifetime = TimeSpan.Zero;
        }).BuildServiceProvider();
        var failures = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate()).Failures.ToList();
        Assert.Equal(4, failures.Count);
        Assert.Contains(failures, failure => failure.Contains("'newest'", StringComparison.Ordinal));
    }

    [Fact]
    public void Classic_FromConfiguration()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Roles:Model"] = "classic",
            ["Roles:SeatIncludesInsights"] = "true",
            ["Roles:SeatDownloadsOwn"] = "false",
            ["Roles:InvitationLifetime"] = "3.00:00:00",
        }).Build();
        var services = new ServiceCollection().AddJiminnyRoles(configuration.GetSection("Roles")).AddJiminnyRoles().BuildServiceProvider();
        services.GetRequiredService<IStartupValidator>().Validate();

        var models = services.GetRequiredService<IRoleModels>();
        Assert.Equal("classic", models.ForNew.Name);
        Assert.Equal(ModelQuestions.None, models.ForNew.OpenQuestions);
        Assert.Equal(TimeSpan.FromDays(3), models.InvitationLifetime);
        Assert.Equal(false, models.Find("current")!.Answers.SeatDownloadsOwn);
        Assert.Single(services.GetServices<ISeatLedger>());
    }
}
