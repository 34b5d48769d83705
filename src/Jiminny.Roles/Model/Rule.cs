namespace Jiminny.Roles;

/// <summary>One row of a model: a role may do a thing within a reach. There are only grants, no denials: more roles never take a permission away.</summary>
/// <param name="Role">The role, a single value.</param>
/// <param name="Permission">What it may do.</param>
/// <param name="Reach">How far, a single value.</param>
/// <param name="Asked">The question the host must answer with yes for the rule to hold, or none.</param>
/// <param name="Crm">What the member must be in the CRM.</param>
public readonly record struct Rule(RoleSet Role, PermissionId Permission, Reach Reach, ModelQuestions Asked = ModelQuestions.None, CrmNeed Crm = CrmNeed.None)
{
    /// <summary>The row in words.</summary>
    public override string ToString() =>
        $"{Role} may {Permissions.Of(Permission).Name} over {Reach}{(Crm == CrmNeed.None ? "" : $", CRM {Crm}")}{(Asked == ModelQuestions.None ? "" : $", if {Asked}")}";
}
