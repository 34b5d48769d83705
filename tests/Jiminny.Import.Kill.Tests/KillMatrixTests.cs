using Jiminny.Import.Kill.Tests.Importing;
using Jiminny.Import.Kill.Tests.Matrix;

namespace Jiminny.Import.Kill.Tests;

/// <summary>A process is killed, and the next one ends where an undisturbed one would have.</summary>
public sealed class KillMatrixTests(KillMatrix matrix) : IClassFixture<KillMatrix>
{
    public static TheoryData<KillCase> Cases => [.. KillCase.All(withPostgres: true)];

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Killed_anywhere_nothing_is_lost_and_nothing_comes_twice(KillCase each)
    {
        if (each.Store == nameof(StoreKind.Postgres) && KillMatrix.Postgres is null)
        {
            Assert.Skip("requires PostgreSQL: set JIMINNY_POSTGRES to a connection string, as .ci/run does.");
        }

        Assert.True(matrix.OutcomeOf(each).Length == 0, matrix.OutcomeOf(each));
    }
}
