namespace Jiminny.Matching.Benchmarks.Reports;

/// <summary>A figure beside the table.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Goal">What it should be, when there is a goal.</param>
internal sealed record Finding(string Name, double Value, string Unit, string Goal = "");
