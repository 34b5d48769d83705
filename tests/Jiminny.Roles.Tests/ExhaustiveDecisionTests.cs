using Jiminny.Roles.Tests.Approved;

namespace Jiminny.Roles.Tests;

public sealed class ExhaustiveDecisionTests(ITestOutputHelper output)
{
    private static readonly ApprovedTable Table = ApprovedTable.Load();

    [Fact]
    public void EveryCell_IsAsApproved()
    {
        var cells = 0L;
        HashSet<int> rowsUsed = [];
        foreach (var model in Cells.Answered(RoleModels.Classic).Concat(Cells.Answered(RoleModels.Current)))
        {
            foreach (var permission in Permissions.All)
            {
                var (count, difference) = Cells.Compare(model, permission, Table, rowsUsed);
                Assert.True(difference is null, difference);
                cells += count;
            }
        }

        output.WriteLine($"{cells} cells, {Table.Count} rows");
        Assert.True(Table.Count <= 60);
        Assert.Equal(Table.Count, rowsUsed.Count);
    }
}
