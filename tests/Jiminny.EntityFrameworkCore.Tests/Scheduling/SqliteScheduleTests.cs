using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.EntityFrameworkCore.Tests.Scheduling;

public sealed class SqliteScheduleTests : ScheduleSuite
{
    private protected override Task<(IAsyncDisposable Database, ServiceProvider Services)> CreateAsync() => OfAsync(TestDatabase.SqliteAsync());
}
