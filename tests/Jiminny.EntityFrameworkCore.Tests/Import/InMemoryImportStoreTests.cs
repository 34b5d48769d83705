using Jiminny.Import.Erasure;
using Jiminny.Import.KeptData;
using Jiminny.Import.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Jiminny.EntityFrameworkCore.Tests.Import;

public sealed class InMemoryImportStoreTests : ImportStoreSuite
{
    private protected override Task<TestDatabase> CreateDatabaseAsync() => Task.FromResult<TestDatabase>(new Memory());

    private sealed class Memory : TestDatabase
    {
        private readonly ServiceProvider _shared = new ServiceCollection().AddJiminnyInMemoryStore().BuildServiceProvider();

        // "Another process" sees the same memory here: the store itself is handed on.
        public override ServiceProvider CreateServices(Action<IServiceCollection>? more = null) =>
            new ServiceCollection()
                .AddSingleton(_shared.GetRequiredService<IImportStore>())
                .AddSingleton(_shared.GetRequiredService<IKeptData>())
                .AddSingleton(_shared.GetRequiredService<IErasureStore>())
                .BuildServiceProvider();

        public override ValueTask DisposeAsync() => _shared.DisposeAsync();
    }
}
