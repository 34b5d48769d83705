namespace Jiminny.Crm;

/// <summary>A record or row that could not be used, without its content.</summary>
/// <param name="Place">Where it stands: a file and line, or a record's type and id.</param>
/// <param name="Reason">What is wrong and how to mend it, in words that quote no data.</param>
public sealed record CrmProblem(string Place, string Reason);
