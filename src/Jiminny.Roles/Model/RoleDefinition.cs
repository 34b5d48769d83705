using System.Collections.Immutable;

namespace Jiminny.Roles;

/// <summary>One role of a model. Immutable.</summary>
public sealed record RoleDefinition
{
    internal RoleDefinition(RoleSet role, RoleKind kind, Licence licence, Reason missing)
    {
        Role = role;
        Kind = kind;
        Licence = licence;
        Missing = missing;
        Name = role.ToString();
        DisplayName = Name;
    }

    /// <summary>The role, a single value.</summary>
    public RoleSet Role { get; }

    /// <summary>How the role stands to the others.</summary>
    public RoleKind Kind { get; }

    /// <summary>The licence it takes.</summary>
    public Licence Licence { get; }

    /// <summary>The reason given when just this role is missing.</summary>
    public Reason Missing { get; }

    /// <summary>The canonical name, as stored.</summary>
    public string Name { get; }

    /// <summary>The name shown to people.</summary>
    public string DisplayName { get; internal init; }

    /// <summary>Other names under which stored data may know it; compared without case.</summary>
    public ImmutableArray<string> Aliases { get; internal init; } = [];

    /// <summary>The seats it takes, unless <see cref="SeatsAsked"/> leaves that to the host.</summary>
    public int Seats { get; internal init; }

    /// <summary>The question that decides the seats, or none.</summary>
    public ModelQuestions SeatsAsked { get; internal init; }

    /// <summary>The role without which this one counts for nothing.</summary>
    public RoleSet Requires { get; internal init; }

    /// <summary>Roles whose abilities this one includes.</summary>
    public RoleSet Includes { get; internal init; }

    /// <summary>Roles whose abilities it includes if the host says so.</summary>
    public RoleSet IncludesIfAsked { get; internal init; }

    /// <summary>The question that decides about <see cref="IncludesIfAsked"/>.</summary>
    public ModelQuestions InclusionAsked { get; internal init; }

    /// <summary>The question that decides whether the role exists at all, or none.</summary>
    public ModelQuestions ExistenceAsked { get; internal init; }

    /// <summary>Whether people from outside the organisation may hold it.</summary>
    public bool OpenToExternals { get; internal init; }

    /// <summary>The question that decides about outsiders, or none.</summary>
    public ModelQuestions ExternalsAsked { get; internal init; }

    /// <summary>Whether exactly one active member of an organisation holds it.</summary>
    public bool HeldByExactlyOne { get; internal init; }

    /// <summary>What a holder becomes who hands an exactly-one role on.</summary>
    public RoleSet Successor { get; internal init; }

    /// <summary>Whether it is held per team, by appointment.</summary>
    public bool IsPerTeam { get; internal init; }

    /// <summary>Whether it is announced only: known, but not to be given yet.</summary>
    public bool IsAnnounced { get; internal init; }

    /// <summary>The questions this definition leaves to the host.</summary>
    internal ModelQuestions Questions => SeatsAsked | InclusionAsked | ExistenceAsked | ExternalsAsked;
}
