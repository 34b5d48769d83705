namespace Jiminny.Crm.Csv.Tests;

public sealed class ProblemTests : IDisposable
{
    private readonly CsvFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Blank_and_broken_rows_are_reported_by_line_and_nothing_else_is_lost()
    {
        const string text = "Id,Type,Email\n"
            + "C1,Contact,ann@north.example\n"
            + "\n"                                   // 3: blank
            + " , ,\n"                               // 4: blank
            + ",Contact,nobody@north.example\n"      // 5: no id
            + "C2,Partner,bob@north.example\n"       // 6: no such type
            + "C3,,cy@north.example\n"               // 7: no type
            + "C4,Lead,not an address\n"             // 8: three words, none of them an address
            + "C5,Lead\n"                            // 9: short, fine
            + "C6,Lead,eve@north.example,x,y\n"      // 10: long, fine
            + "C1,Contact,ann@south.example\n";      // 11: id again
        var reading = await Reading.OfAsync(await _folder.PeopleAsync(text));

        Assert.Equal(
            ["people.csv:3", "people.csv:4", "people.csv:5", "people.csv:6", "people.csv:7", "people.csv:8", "people.csv:8", "people.csv:8", "people.csv:11"],
            reading.Problems.Select(problem => problem.Place));
        Assert.Equal(["C4", "C5", "C6", "C1"], reading.Records.Select(record => record.Id));
        Assert.Equal(["ann@south.example"], Assert.IsType<Contact>(reading.Records.Last()).Addresses);
    }

    [Theory]
    [InlineData("C2,\"Bob,bob@north.example\n", 3)]                       // opens and never closes
    [InlineData("C2,\"Bob \"the\" Ray\",bob@north.example\n", 3)]         // text after a closing quote
    public async Task A_quote_that_does_not_match_costs_its_own_row_only(string broken, int line)
    {
        var text = "Id,Name,Email\nC1,Ann,ann@north.example\n" + broken + "C3,\"Cy, Jr\",cy@north.example\nC4,\"Two\nlines\",dee@north.example\nC5,,eve@north.example\n,x,\n";
        var reading = await Reading.OfAsync(await _folder.PeopleAsync(text));

        Assert.Equal(["C1", "C3", "C4", "C5"], reading.Records.Select(record => record.Id));
        Assert.Equal([$"people.csv:{line}", "people.csv:8"], reading.Problems.Select(problem => problem.Place));
    }

    [Fact]
    public async Task A_quote_inside_a_name_is_no_problem()
    {
        var reading = await Reading.OfAsync(await _folder.PeopleAsync("Id,Name,Email\nC1,Ann \"Annie\" Bell,ann@north.example\n"));

        Assert.Equal("Ann \"Annie\" Bell", Assert.Single(reading.Records).Name);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public async Task A_file_of_nothing_but_quotes_ends()
    {
        var text = "Id,Name,Email\n" + string.Concat(Enumerable.Repeat("\"x\"y,\"\n", 5_000));

        var reading = await Reading.OfAsync(await _folder.PeopleAsync(text));

        Assert.Empty(reading.Records);
        Assert.NotEmpty(reading.Problems);
    }

    [Fact]
    public async Task Problems_quote_no_data()
    {
        var reading = await Reading.OfAsync(await _folder.PeopleAsync(
            "Id,Type,Name,Email\nC1,Kanarienvogel,Kanarienvogel,Kanarienvogel\nC2,Contact,\"Kanarienvogel,x\n,Contact,Kanarienvogel,Kanarienvogel@north.example\n"));

        Assert.NotEmpty(reading.Problems);
        Assert.All(reading.Problems, problem => Assert.DoesNotContain("Kanarienvogel", problem.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_problems_than_anyone_reads_are_summed_up()
    {
        var text = "Id,Email\n" + string.Concat(Enumerable.Repeat(",x@north.example\n", 1_500));

        var reading = await Reading.OfAsync(await _folder.PeopleAsync(text));

        Assert.Equal(1_001, reading.Problems.Count);
        Assert.Contains("500", reading.Problems[^1].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Kanarienvogel,ann@north.example\n")]
    public async Task A_file_without_a_column_of_ids_is_refused_by_its_path(string text)
    {
        var adapter = await _folder.PeopleAsync(text);

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => Reading.OfAsync(adapter));

        Assert.Contains(_folder.PathOf("people.csv"), exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Kanarienvogel", exception.Message, StringComparison.Ordinal);
    }
}
