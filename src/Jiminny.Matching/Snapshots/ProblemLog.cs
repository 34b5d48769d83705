using Jiminny.Crm;

namespace Jiminny.Matching.Snapshots;

/// <summary>Collects what could not be used: counts all, keeps the first with their place.</summary>
internal sealed class ProblemLog
{
    private readonly List<CrmProblem> _problems = [];

    public long Count { get; private set; }

    public IReadOnlyList<CrmProblem> Problems => _problems;

    public void Add(CrmProblem problem)
    {
        Count++;
        if (_problems.Count < MatcherBuildReport.MaxListedProblems)
        {
            _problems.Add(problem);
        }
    }

    public void Add(CrmRecord record, string reason) => Add(new CrmProblem($"{record.Type} {record.Id}", reason));
}
