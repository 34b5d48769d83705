using System.IO.Enumeration;

namespace Jiminny.Roles.Tests.Approved;

/// <summary>The approved rows of decisions.txt: what ought to come out, written without a look at the model's own data.</summary>
internal sealed class ApprovedTable
{
    private readonly List<Row> _rows = [];
    private readonly Dictionary<(string Model, string Word), string> _words = [];

    internal int Count => _rows.Count;

    internal static ApprovedTable Load()
    {
        var table = new ApprovedTable();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Approved", "decisions.txt")))
        {
            if (line.StartsWith("let ", StringComparison.Ordinal))
            {
                var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                table._words[(words[1], words[2])] = words[4];
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                var columns = line.Split('|', StringSplitOptions.TrimEntries);
                table._rows.Add(new Row(
                    table._rows.Count,
                    $"{columns[0]} {columns[2]}".Replace("*", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries),
                    columns[1].Split(',', StringSplitOptions.TrimEntries),
                    Enum.Parse<Reason>(columns[3])));
            }
        }

        return table;
    }

    /// <summary>The rows about one permission under one set of answers, each a test of what is left to vary.</summary>
    internal Expectation[] For(RoleModel model, Permission permission) =>
    [
        .. from row in _rows
           where row.Permissions.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, permission.Name))
           let expectation = Expand(row, model)
           where expectation is not null
           select expectation,
    ];

    private Expectation? Expand(Row row, RoleModel model)
    {
        var expectation = new Expectation(row.Number, row.Outcome);
        foreach (var term in row.Terms)
        {
            var negated = term[0] == '!';
            var alternatives = term.TrimStart('!').Split('/').SelectMany(word => _words.GetValueOrDefault((model.Name, word), word).Split('/')).ToArray();
            if (alternatives[0] is "classic" or "current")
            {
                if (alternatives[0] != model.Name)
                    return null;
            }
            else if (alternatives[0].Contains('=') && Enum.TryParse<ModelQuestions>(alternatives[0].Split('=')[0], out var question))
            {
                var answer = model.Answers.IsYes(question) switch { true => "yes", false => "no", null => "open" };
                if (alternatives[0].EndsWith($"={answer}", StringComparison.Ordinal) == negated)
                    return null;
            }
            else
            {
                expectation.Require(alternatives, negated);
            }
        }

        return expectation;
    }

    private sealed record Row(int Number, string[] Terms, string[] Permissions, Reason Outcome);
}
