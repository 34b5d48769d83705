using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.EntityFrameworkCore.Tests.Scheduling;

public sealed class InMemoryScheduleTests : ScheduleSuite
{
    private protected override Task<(IAsyncDisposable Database, ServiceProvider Services)> CreateAsync()
    {
        var services = new ServiceCollection().AddJiminnyInMemoryStore().BuildServiceProvider();
        return Task.FromResult(((IAsyncDisposable)services, services));
    }
}
