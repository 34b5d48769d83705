using ImportDemo.Proof;
using Jiminny.Import;

namespace ImportDemo.Reporting;

/// <summary>Tells a run's story, to a person or to a program.</summary>
internal interface IDemoReport
{
    void Introduce(DemoOptions options, DemoWorld world);

    Task<IReadOnlyList<ImportResult>> WatchAsync(DemoWorld world, Func<IProgress<ImportProgress>, Task<IReadOnlyList<ImportResult>>> import);

    void Show(DemoOptions options, DemoWorld world, DemoOutcome outcome);

    /// <summary>Somebody was added to the CRM afterwards.</summary>
    void Surprise(LateMatch late);

    void Prove(TraceProof proof);

    void Finish(DemoOutcome outcome);
}
