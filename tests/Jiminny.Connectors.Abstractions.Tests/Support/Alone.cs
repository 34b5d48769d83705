namespace Jiminny.Connectors.Testing;

/// <summary>Tests that look at the whole process: signals and memory. Nothing else runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
