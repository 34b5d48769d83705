namespace Jiminny.Roles;

/// <summary>The axis on which a decision was blocked.</summary>
public enum DecisionAxis : byte
{
    /// <summary>Nothing blocked.</summary>
    None,

    /// <summary>The licence.</summary>
    Licence,

    /// <summary>A grant: manager, administrator, owner.</summary>
    Grant,

    /// <summary>A fact: the organisation, the owner of the resource, access to the CRM and the policy for writing to it.</summary>
    Fact,

    /// <summary>The member's state: invited, suspended, unknown.</summary>
    State,

    /// <summary>The model itself: announced, absent or not configured.</summary>
    Model,
}
