using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.EntityFrameworkCore.Tests.Scheduling;

public sealed class PostgresScheduleTests : ScheduleSuite
{
    private protected override Task<(IAsyncDisposable Database, ServiceProvider Services)> CreateAsync() => OfAsync(TestDatabase.PostgresAsync());
}
