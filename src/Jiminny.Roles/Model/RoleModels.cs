namespace Jiminny.Roles;

/// <summary>The two role models. Both leave questions open; answer them with <see cref="RoleModel.With"/>.</summary>
public static class RoleModels
{
    /// <summary>The model of March 2023: Account Owner, Admin, Manager, User, InsightsPlus, Insights, and Billing as announced.</summary>
    public static RoleModel Classic { get; } = new(ClassicModel.Definition, ModelAnswers.None);

    /// <summary>Recorder, Voice, Insights (Analyst), with Manager per team and Admin as grants on top.</summary>
    public static RoleModel Current { get; } = new(CurrentModel.Definition, ModelAnswers.None);

    /// <summary>Finds a model by its stored name.</summary>
    /// <param name="name">"classic" or "current", compared without case.</param>
    /// <returns>The model without answers, or null.</returns>
    public static RoleModel? Find(string? name) =>
        string.Equals(name, Classic.Name, StringComparison.OrdinalIgnoreCase) ? Classic
        : string.Equals(name, Current.Name, StringComparison.OrdinalIgnoreCase) ? Current
        : null;
}
