namespace Jiminny.Roles;

/// <summary>What comes out for one combination, as far as roles decide it. Packed into one number, which a decision takes over with one load and one store.</summary>
internal readonly struct DecisionCell
{
    internal const byte NoRule = byte.MaxValue;

    // Reason and need of the CRM.
    private const uint OutrightMask = 0xFF0000FF;

    private DecisionCell(uint bits) => Bits = bits;

    internal DecisionCell(Reason reason, byte rule = NoRule, ModelQuestions questions = ModelQuestions.None, CrmNeed crm = CrmNeed.None)
        : this((uint)reason | ((uint)rule << 8) | ((uint)questions << 16) | ((uint)crm << 24))
    {
    }

    internal uint Bits { get; }

    internal Reason Reason => (Reason)(byte)Bits;

    /// <summary>Granted, whatever the access in the CRM.</summary>
    internal bool IsGrantedOutright => (Bits & OutrightMask) == (uint)Reason.Granted;

    internal byte Rule => (byte)(Bits >> 8);

    internal ModelQuestions Questions => (ModelQuestions)(byte)(Bits >> 16);

    internal CrmNeed Crm => (CrmNeed)(byte)(Bits >> 24);

    internal static DecisionCell Of(uint bits) => new(bits);

    internal DecisionCell With(Reason reason) => new((Bits & ~(uint)byte.MaxValue) | (uint)reason);
}
