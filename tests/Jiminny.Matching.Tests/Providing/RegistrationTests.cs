using System.Diagnostics.Metrics;
using Jiminny.Crm;
using Jiminny.Matching.Tests.Crm;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Jiminny.Matching.Tests.Providing;

public sealed class RegistrationTests
{
    [Fact]
    public void Registering_twice_adds_nothing_twice()
    {
        var services = new ServiceCollection().AddJiminnyMatching();
        var count = services.Count(service => service.ServiceType.Namespace!.StartsWith("Jiminny", StringComparison.Ordinal));

        Assert.Equal(count, services.AddJiminnyMatching().Count(service => service.ServiceType.Namespace!.StartsWith("Jiminny", StringComparison.Ordinal)));
        Assert.Single(services, service => service.ServiceType == typeof(IMatcherProvider));
    }

    [Fact]
    public void Settings_come_from_configuration()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Matching:OverlayThreshold"] = "7", ["Matching:OverlayShare"] = "0.25" })
            .Build();
        using var services = new ServiceCollection().AddJiminnyMatching(configuration.GetSection("Matching")).BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<MatchingOptions>>().Value;

        Assert.Equal((7, 0.25), (options.OverlayThreshold, options.OverlayShare));
    }

    [Fact]
    public void All_wrong_settings_are_named_at_once()
    {
        using var services = new ServiceCollection()
            .AddJiminnyMatching(options => (options.OverlayThreshold, options.OverlayShare) = (0, 0.9))
            .BuildServiceProvider();
        var exception = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<MatchingOptions>>().Value);

        Assert.Equal(2, exception.Failures.Count());
    }

    [Fact]
    public async Task Size_and_age_are_measured()
    {
        var time = new SettableTime();
        using var host = MatchingHost.Create(new InMemoryCrm(new Contact("C1") { Addresses = ["ann@customer.example"] }), time: time);
        var measured = new Dictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == "Jiminny.Matching")
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => measured[instrument.Name] = Math.Max(value, measured.GetValueOrDefault(instrument.Name)));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => measured[instrument.Name] = Math.Max(value, measured.GetValueOrDefault(instrument.Name)));
        listener.Start();
        (await host.Provider.AcquireAsync("org", default)).Dispose();
        time.Now += TimeSpan.FromDays(4_000);
        listener.RecordObservableInstruments();

        Assert.True(measured["jiminny.matching.index.addresses"] >= 1);
        Assert.True(measured["jiminny.matching.index.size"] > 100);
        Assert.Equal(TimeSpan.FromDays(4_000).TotalSeconds, measured["jiminny.matching.index.age"]);
        Assert.True(measured.ContainsKey("jiminny.matching.build.duration"));
    }

    private sealed class SettableTime : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
