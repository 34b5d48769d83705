using FsCheck;
using FsCheck.Fluent;
using Jiminny.Connectors;
using Jiminny.Consent.Tests.Support;

namespace Jiminny.Consent.Tests.Comparing;

public sealed class ConsentDiffProperties
{
    [Fact]
    public void Removing_a_scope_switches_off_exactly_the_capabilities_that_need_it() => ForEachScope((given, scope, after) =>
    {
        var before = given.Diff.On.Select(state => state.Capability).ToHashSet();
        var needIt = before.Where(capability => given.Catalogue.OperationsOf(capability).Any(operation => OnlyHolder(given, operation) == scope));
        var lost = before.Except(after.On.Select(state => state.Capability));

        return lost.ToHashSet().SetEquals(needIt);
    });

    [Fact]
    public void Removing_a_scope_switches_something_on_only_where_it_spoiled_another() => ForEachScope((given, scope, after) =>
    {
        var won = after.On.Select(state => state.Capability).Except(given.Diff.On.Select(state => state.Capability));
        return !won.Any() || given.Diff.Conflicts.Any(conflict => conflict.Spoiler == scope) || given.Catalogue.Scopes[scope].ConflictsWith.Count > 0;
    });

    [Fact]
    public void Removing_a_scope_never_makes_a_missing_one_granted() => ForEachScope((given, _, after) =>
        given.Diff.Missing.All(missing => after.Missing.Any(still => still.Scope == missing.Scope)));

    [Fact]
    public void Granted_and_missing_divide_what_is_asked() => ForEach(given =>
        given.Diff.Granted.Concat(given.Diff.Missing.Select(missing => missing.Scope)).ToHashSet().SetEquals(given.Plan.Scopes)
        && given.Diff.Granted.Count + given.Diff.Missing.Count == given.Plan.Scopes.Count);

    [Fact]
    public void Every_granted_scope_is_asked_contained_in_what_is_asked_or_excess() => ForEach(given =>
        given.Granted.All(scope => given.Catalogue.Scopes[scope].IsSignIn
            || given.Diff.Excess.Contains(scope) != given.Plan.Scopes.Any(asked => given.Catalogue.Scopes.Implies(asked, scope))));

    [Fact]
    public void Every_granted_scope_stands_somewhere_in_the_difference() => ForEach(given =>
        given.Granted.All(scope => given.Catalogue.Scopes[scope].IsSignIn
            || given.Diff.Excess.Contains(scope)
            || given.Diff.Narrower.Contains(scope)
            || given.Diff.Granted.Any(asked => given.Catalogue.Scopes.Implies(asked, scope) || given.Catalogue.Scopes.Implies(scope, asked))));

    [Fact]
    public void A_grant_of_exactly_the_plan_switches_everything_on() => ForEach(given =>
    {
        var diff = given.Plan.Diff(given.Plan.Scopes);
        return diff.IsUsable && !diff.Off.Any() && diff.Missing.Count == 0 && diff.Excess.Count == 0 && diff.Conflicts.Count == 0;
    });

    [Fact]
    public void What_is_off_names_what_is_missing_or_in_the_way() => ForEach(given =>
        given.Diff.Capabilities.All(state => state.IsOn == (state.Missing.Count == 0 && state.BlockedBy.Count == 0)));

    [Fact]
    public void Each_missing_scope_stands_in_the_step_named() => ForEach(given =>
        given.Diff.Missing.All(missing => missing.Step.Scopes.Contains(missing.Scope) && missing.Step.GrantedBy >= missing.GrantedBy));

    private static Scope? OnlyHolder(PlanData.Case given, ProviderOperation operation)
    {
        var holders = given.Granted.Where(scope => given.Catalogue.Scopes.Implies(scope, operation.Least)).ToArray();
        return holders is [var only] ? only : null;
    }

    private static void ForEach(Func<PlanData.Case, bool> holds) => Prop.ForAll(PlanData.Cases, holds).QuickCheckThrowOnFailure();

    private static void ForEachScope(Func<PlanData.Case, Scope, ConsentDiff, bool> holds) =>
        ForEach(given => given.Granted.All(scope => holds(given, scope, given.Plan.Diff(given.Granted.Where(other => other != scope)))));
}
