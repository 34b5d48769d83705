namespace Jiminny.Crm;

/// <summary>Which way an activity went and what came of it.</summary>
/// <param name="Decision">In whose name, and why.</param>
/// <param name="Result">What the CRM made of it.</param>
public sealed record ActivityWriteOutcome(ActivityWriteDecision Decision, CrmWriteResult Result);
