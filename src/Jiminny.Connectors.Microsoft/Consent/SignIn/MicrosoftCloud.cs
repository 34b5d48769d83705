namespace Jiminny.Connectors.Microsoft;

/// <summary>A Microsoft cloud; each has a sign-in host and a Graph of its own (Graph documentation, national cloud deployments).</summary>
public enum MicrosoftCloud : byte
{
    /// <summary>The worldwide one.</summary>
    Global,

    /// <summary>US Government L4.</summary>
    UsGovernment,

    /// <summary>US Government L5, the Department of Defense.</summary>
    UsGovernmentDefense,

    /// <summary>China, operated by 21Vianet.</summary>
    China,
}
