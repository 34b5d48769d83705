namespace Jiminny.Matching;

/// <summary>How far the reading of a CRM has come.</summary>
/// <param name="Pages">Pages read so far.</param>
/// <param name="Changes">Changes on them.</param>
/// <param name="Problems">Records among them that could not be used, or only in part.</param>
public readonly record struct MatcherBuildProgress(int Pages, long Changes, long Problems);
