using System.Text.Json.Serialization;

namespace Jiminny.Matching.Benchmarks.Reports;

/// <summary>A line of the table.</summary>
/// <param name="Size">Contacts.</param>
/// <param name="Path">Who was asked, and how.</param>
/// <param name="Mix">Share of contacts among the queries in per cent, or <c>worst</c>.</param>
/// <param name="NsPerMatch">Nanoseconds per full match, the median of the rounds.</param>
/// <param name="Ratio">How many times faster than the reference in the same rounds.</param>
/// <param name="BytesPerContact">Memory, all in.</param>
/// <param name="BuildPerSecond">Contacts built per second, one thread.</param>
/// <param name="AllocatedPerLookup">Bytes on the managed heap per match.</param>
internal sealed record TableRow(
    int Size, string Path, string Mix, double NsPerMatch, double Ratio, double BytesPerContact, double BuildPerSecond, double AllocatedPerLookup);

/// <summary>JSON as the table command prints it.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<TableRow>))]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
internal sealed partial class TableJson : JsonSerializerContext;
