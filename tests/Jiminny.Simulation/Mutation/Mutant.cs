namespace Jiminny.Simulation.Mutation;

/// <summary>One byte of the product changed: a condition turned round, a bound moved, a sum made a difference, a flag flipped.</summary>
/// <param name="Offset">Where in the assembly's file.</param>
/// <param name="Byte">What is written there.</param>
/// <param name="Method">In which method.</param>
/// <param name="Line">On which line of its source.</param>
/// <param name="Source">The line.</param>
/// <param name="Change">What the change does.</param>
internal sealed record Mutant(int Offset, byte Byte, string Method, int Line, string Source, string Change)
{
    /// <summary>Names its place as long as the line stays what it is.</summary>
    public string Key => $"{(Method.IndexOf(">d__", StringComparison.Ordinal) is > 0 and var end ? Method[..(end + 1)] : Method)} | {Source}";
}
