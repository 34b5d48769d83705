namespace Jiminny.Crm.Conformance.Tests.Memory;

/// <summary>What is wrong with the CRM at the moment.</summary>
internal sealed class MemoryFault
{
    public CrmFault? Kind { get; set; }

    public string Content { get; set; } = "";

    /// <summary>Cursors of generations before this one are forgotten.</summary>
    public int Generation { get; set; }
}
