using FsCheck;
using FsCheck.Fluent;

namespace Jiminny.Crm.Csv.Tests;

public sealed class ChangeTests : IDisposable
{
    private const string Header = "Id,Type,Name,Email\n";
    private readonly CsvFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_later_read_yields_what_was_added_changed_and_deleted()
    {
        var adapter = await _folder.PeopleAsync(Header + "C1,Contact,Ann,a@n.example\nC2,Contact,Bob,b@n.example\nC3,Lead,Cy,c@n.example\n");
        var first = await Reading.OfAsync(adapter);
        _folder.Write("people.csv", Header + "C3,Lead,Cy,c@n.example\nC1,Contact,Ann,a@south.example\nC4,Contact,Dee,d@n.example\n");

        var second = await Reading.OfAsync(adapter, first.Cursor);
        var third = await Reading.OfAsync(adapter, second.Cursor);

        Assert.Equal(["Contact C1", "Contact C4", "Contact C2 deleted"], second.Changes.Select(change => change.ToString()));
        Assert.Empty(third.Changes);
    }

    [Fact]
    public async Task A_cursor_outlives_its_adapter()
    {
        var files = new CsvCrmFiles { People = { _folder.Write("people.csv", Header + "C1,Contact,Ann,a@n.example\nC2,Contact,Bob,b@n.example\n") } };
        var first = await Reading.OfAsync(await CsvFolder.OpenAsync(files));
        _folder.Write("people.csv", Header + "C2,Contact,Bob,b@n.example\n");

        var second = await Reading.OfAsync(await CsvFolder.OpenAsync(files), first.Cursor);

        Assert.Equal("Contact C1 deleted", Assert.Single(second.Changes).ToString());
    }

    [Fact]
    public async Task A_file_that_changes_between_two_pages_is_read_as_it_is_in_the_end()
    {
        var files = new CsvCrmFiles { People = { _folder.Write("people.csv", Header + "C1,Contact,,a@n.example\nC2,Contact,,b@n.example\nC3,Contact,,c@n.example\n") } };
        var adapter = await CsvFolder.OpenAsync(files, pageSize: 1);
        var page = Assert.IsType<CrmPage>(await adapter.ReadPageAsync(CrmCursor.Start, CancellationToken.None));
        _folder.Write("people.csv", Header + "C0,Contact,,z@n.example\nC3,Contact,,c@n.example\n");

        var rest = await Reading.OfAsync(adapter, page.Next);

        Assert.Equal(["Contact C0", "Contact C3", "Contact C1 deleted"], rest.Changes.Select(change => change.ToString()));
    }

    [Fact]
    public async Task A_lead_that_became_a_contact_is_one_record_less_and_one_more()
    {
        var adapter = await _folder.PeopleAsync(Header + "P1,Lead,Ann,a@n.example\n");
        var first = await Reading.OfAsync(adapter);
        _folder.Write("people.csv", Header + "P1,Contact,Ann,a@n.example\n");

        var second = await Reading.OfAsync(adapter, first.Cursor);

        Assert.Equal(["Contact P1", "Lead P1 deleted"], second.Changes.Select(change => change.ToString()));
    }

    [Fact]
    public async Task A_row_that_says_it_was_merged_names_the_survivor()
    {
        const string header = "Id,IsDeleted,MasterRecordId,Email\n";
        var adapter = await _folder.PeopleAsync(header + "C1,0,,a@n.example\nC2,0,,b@n.example\n");
        var first = await Reading.OfAsync(adapter);
        _folder.Write("people.csv", header + "C1,0,,a@n.example\nC2,1,C1,b@n.example\n");

        var change = Assert.Single((await Reading.OfAsync(adapter, first.Cursor)).Changes);

        Assert.Equal(("C2", "C1"), (change.Id, change.MergedInto));
        Assert.Null(change.Record);
    }

    [Fact]
    public async Task While_a_row_cannot_be_read_nothing_counts_as_deleted()
    {
        var adapter = await _folder.PeopleAsync(Header + "C1,Contact,Ann,a@n.example\nC2,Contact,Bob,b@n.example\n");
        var first = await Reading.OfAsync(adapter);
        _folder.Write("people.csv", Header + "C1,Contact,\"Ann,a@n.example\nC2,Contact,Bob,b@n.example\n");
        var damaged = await Reading.OfAsync(adapter, first.Cursor);
        _folder.Write("people.csv", Header + "C2,Contact,Bob,b@n.example\n");

        var mended = await Reading.OfAsync(adapter, damaged.Cursor);

        Assert.Empty(damaged.Changes);
        Assert.Equal("people.csv:2", Assert.Single(damaged.Problems).Place);
        Assert.Equal("Contact C1 deleted", Assert.Single(mended.Changes).ToString());
    }

    [Fact]
    public async Task Problems_are_reported_once_for_each_state_of_the_files()
    {
        var files = new CsvCrmFiles { People = { _folder.Write("people.csv", Header + "C1,Contact,,a@n.example\n,Contact,,x@n.example\nC2,Contact,,b@n.example\n") } };
        var adapter = await CsvFolder.OpenAsync(files, pageSize: 1);

        var first = await Reading.OfAsync(adapter);
        var second = await Reading.OfAsync(adapter, first.Cursor);

        Assert.Equal(2, first.Pages);
        Assert.Single(first.Problems);
        Assert.Empty(second.Problems);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAA")]
    [InlineData("AQ")]
    [InlineData("nonsense from another adapter")]
    public async Task A_cursor_of_another_make_has_expired(string cursor)
    {
        var adapter = await _folder.PeopleAsync(Header);

        Assert.IsType<CrmCursorExpired>(await adapter.ReadPageAsync(new CrmCursor(cursor), CancellationToken.None));
    }

    [Fact]
    public void Applying_the_changes_always_gives_the_files_as_they_are() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60),
            Prop.ForAll(
                ArbMap.Default.ArbFor<(byte Id, byte Name)[][]>(),
                ArbMap.Default.ArbFor<byte>(),
                (states, size) => ReplaysAsync(states, 1 + (size % 5)).GetAwaiter().GetResult()));

    private async Task ReplaysAsync((byte Id, byte Name)[][] states, int pageSize)
    {
        var files = new CsvCrmFiles { People = { _folder.Write("people.csv", Header) } };
        var held = new Dictionary<string, string?>();
        var cursor = CrmCursor.Start;
        foreach (var state in states)
        {
            var rows = state.DistinctBy(row => row.Id).ToDictionary(row => $"C{row.Id}", row => (string?)$"N{row.Name}");
            _folder.Write("people.csv", Header + string.Concat(rows.Select(row => $"{row.Key},Contact,{row.Value},\n")));
            // A fresh adapter each time: the cursor alone carries what is known.
            var reading = await Reading.OfAsync(await CsvFolder.OpenAsync(files, pageSize), cursor);
            foreach (var change in reading.Changes)
            {
                Assert.True(change.Record is null ? held.Remove(change.Id) : !held.TryGetValue(change.Id, out var name) || name != change.Record.Name);
                if (change.Record is { } record)
                    held[record.Id] = record.Name;
            }

            Assert.Equal(rows.OrderBy(row => row.Key), held.OrderBy(row => row.Key));
            cursor = reading.Cursor;
        }
    }
}
