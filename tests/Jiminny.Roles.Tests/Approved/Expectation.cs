namespace Jiminny.Roles.Tests.Approved;

/// <summary>What is left of an approved row once model, permission and answers are given.</summary>
internal sealed class Expectation(int row, Reason outcome)
{
    private (RoleSet Roles, bool Negated)[] _roles = [];
    private (Reach Reach, bool Negated)[] _reaches = [];
    private CrmAccess? _crm;
    private CrmWritePolicy? _policy;
    private MemberState? _state;
    private bool _elsewhere;

    internal int Row => row;

    internal Reason Outcome => outcome;

    internal void Require(string[] alternatives, bool negated)
    {
        switch (alternatives[0].Split('='))
        {
            case ["elsewhere"]: _elsewhere = true; break;
            case ["own"]: _reaches = [.. _reaches, (Reach.Own, negated)]; break;
            case ["managed"]: _reaches = [.. _reaches, (Reach.ManagedTeam, negated)]; break;
            case ["invited"]: _state = MemberState.Invited; break;
            case ["suspended"]: _state = MemberState.Suspended; break;
            case ["crm", var access]: _crm = Enum.Parse<CrmAccess>(access, ignoreCase: true); break;
            case ["policy", var policy]: _policy = Enum.Parse<CrmWritePolicy>(policy, ignoreCase: true); break;
            default: _roles = [.. _roles, (alternatives.Aggregate(RoleSet.None, (all, name) => all | Enum.Parse<RoleSet>(name)), negated)]; break;
        }
    }

    internal bool Matches(in Cell cell)
    {
        if ((_elsewhere && cell.Relation != Reach.None) || (_state is { } state && state != cell.State)
            || (_crm is { } crm && crm != cell.Crm) || (_policy is { } policy && policy != cell.Policy))
            return false;
        foreach (var (roles, negated) in _roles)
        {
            if (((cell.Roles & roles) != RoleSet.None) == negated)
                return false;
        }

        foreach (var (reach, negated) in _reaches)
        {
            if (((cell.Relation & reach) != Reach.None) == negated)
                return false;
        }

        return true;
    }
}
