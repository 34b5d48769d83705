using System.Runtime.InteropServices;

namespace Jiminny.Matching.Building;

/// <summary>
/// One fact for the index, followed in memory by its text: local part, then domain. With a local part it says that a record has the
/// address; without,
/// that an account has the domain, or (<see cref="Indexing.DomainRecord.NoAccounts"/>) that a rule names it.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal unsafe struct LogEntry
{
    public ulong DomainHash;
    public ulong LocalHash;
    public uint Value;
    public ushort LocalLength;
    public ushort DomainLength;

    /// <summary>What stands in place of a local part's hash when there is none.</summary>
    public readonly uint Generation => (uint)LocalHash;

    public readonly bool IsContact => LocalLength != 0;

    public readonly int Size => sizeof(LogEntry) + LocalLength + DomainLength;

    public static byte* Local(LogEntry* entry) => (byte*)(entry + 1);

    public static byte* Domain(LogEntry* entry) => (byte*)(entry + 1) + entry->LocalLength;
}
