using FsCheck;
using FsCheck.Fluent;
using Jiminny.Connectors;
using Jiminny.Consent.Tests.Support;

namespace Jiminny.Consent.Tests.Planning;

public sealed class ConsentPlanProperties
{
    [Fact]
    public void Steps_divide_the_scopes() => ForEach(plan =>
        plan.Steps.SelectMany(step => step.Scopes).Order(Comparer).SequenceEqual(plan.Scopes.Order(Comparer)));

    [Fact]
    public void What_a_policy_can_block_never_stands_beside_what_it_cannot() => ForEach(plan =>
        plan.Steps.All(step => step.Scopes.Select(scope => plan.Product.Catalogue.Scopes[scope].GrantedBy).Distinct().Count() == 1));

    [Fact]
    public void Signing_in_comes_first_and_nobody_but_the_user_is_needed_for_it() => ForEach(plan =>
        plan.Steps[0] is { Id: ConsentStep.SignInId, GrantedBy: Grantor.User } first
        && first.Scopes.All(scope => plan.Product.Catalogue.Scopes[scope].IsSignIn)
        && plan.Steps.Skip(1).All(step => !step.Scopes.Any(scope => plan.Product.Catalogue.Scopes[scope].IsSignIn)));

    [Fact]
    public void Step_ids_are_unique() => ForEach(plan => plan.Steps.Select(step => step.Id).Distinct().Count() == plan.Steps.Count);

    [Fact]
    public void Settings_that_are_off_ask_for_nothing() => ForEach(plan =>
        plan.Requests.All(request => request.IsRequired || plan.Settings.Ids.Contains(request.Setting!.Id)));

    [Fact]
    public void The_least_privilege_plan_does_the_same_with_no_more() => ForEach(plan =>
    {
        var least = plan.WithLeastPrivilege();
        var scopes = plan.Product.Catalogue.Scopes;
        return least.Capabilities.SequenceEqual(plan.Capabilities)
            && least.Scopes.All(scope => plan.Scopes.Any(asked => scopes.Implies(asked, scope)))
            && !least.Diff(least.Scopes).Off.Any()
            && least.FindNarrower().Count == 0;
    });

    private static IComparer<Scope> Comparer { get; } = Comparer<Scope>.Create((left, right) => string.CompareOrdinal(left.Value, right.Value));

    private static void ForEach(Func<ConsentPlan, bool> holds) => Prop.ForAll(PlanData.Cases, given => holds(given.Plan)).QuickCheckThrowOnFailure();
}
