using Jiminny.Connectors;
using Jiminny.Connectors.Google;
using Jiminny.Connectors.Microsoft;
using Jiminny.Consent.Tests.Support;

namespace Jiminny.Consent.Tests.Catalogue;

/// <summary>Every declared call against what the vendors' own data accept for it.</summary>
public sealed class VendorProofTests
{
    private static readonly ProviderCatalogue[] Catalogues = [MicrosoftCatalogue.Instance, GoogleCatalogue.Instance];

    // The vendor's data leave these out although the scopes do read, as the provenance note of the data file says.
    private static readonly (string Call, Scope Scope)[] UnlistedButAccepted =
    [
        ("GET /me/messages/{id}", MicrosoftScopes.MailReadWrite),
        ("GET /me/events/{id}", MicrosoftScopes.CalendarsReadWrite),
        ("GET /me/events/{id}/instances", MicrosoftScopes.CalendarsReadWrite),
    ];

    [Fact]
    public void The_least_scope_of_every_call_is_accepted_by_the_vendor()
    {
        var vendor = VendorScopes.Load();
        var wrong = Catalogues.SelectMany(catalogue => catalogue.Operations
            .Where(operation => !vendor.AcceptedFor(catalogue.Provider, operation.Call).Contains(operation.Least))
            .Select(operation => operation.Name));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_scope_that_implies_the_least_one_is_accepted_by_the_vendor()
    {
        var vendor = VendorScopes.Load();
        var wrong =
            from catalogue in Catalogues
            from operation in catalogue.Operations
            from definition in catalogue.Scopes.Definitions
            where catalogue.Scopes.Implies(definition.Scope, operation.Least)
            where !Accepts(vendor, catalogue.Provider, operation, definition.Scope)
            select $"{operation.Name} with {definition.Scope}";

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Products.Ids), MemberType = typeof(Products))]
    public void A_plan_suffices_for_each_call_of_its_capabilities(string id)
    {
        var vendor = VendorScopes.Load();
        var plan = Products.Get(id).FullPlan();
        foreach (var candidate in new[] { plan, plan.WithLeastPrivilege() })
        {
            var wrong = candidate.Capabilities
                .SelectMany(candidate.Product.Catalogue.OperationsOf)
                .Where(operation => !candidate.Scopes.Any(scope => Accepts(vendor, candidate.Product.Provider, operation, scope))
                    || operation.BlockedBy.Any(candidate.Scopes.Contains))
                .Select(operation => operation.Name);

            Assert.Empty(wrong);
        }
    }

    [Fact]
    public void Every_scope_wider_than_the_vendors_least_is_approved_with_a_reason()
    {
        var vendor = VendorScopes.Load();
        var found = Products.All.SelectMany(product => WiderRows(vendor, product.FullPlan())).Order(StringComparer.Ordinal).ToArray();
        var approved = File.ReadAllLines(Path.Combine(Repository.Root, "tests/Jiminny.Consent.Tests/Catalogue/approved-wider-scopes.txt"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(" because ", 2))
            .ToArray();

        Assert.All(approved, row => Assert.True(row.Length == 2 && row[1].Length > 20, $"No reason stands behind '{row[0]}'."));
        Assert.Equal(found, approved.Select(row => row[0]));
    }

    [Fact]
    public void Consent_flags_equal_the_vendors()
    {
        using var data = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Require("contracts/graph/permissions.json")));
        var vendor = data.RootElement.GetProperty("scopes").EnumerateArray().ToDictionary(
            row => new Scope(Provider.Microsoft, row.GetProperty("value").GetString()!),
            row => (
                Administrator: row.GetProperty("adminConsentRequired").GetProperty("permissions-descriptions.json").GetBoolean(),
                Policy: row.GetProperty("userConsentBlockedByMicrosoftManagedPolicy").GetBoolean()));

        Assert.Equal(
            vendor.OrderBy(row => row.Key.Value).Select(row => (row.Key, row.Value.Administrator, row.Value.Policy)),
            MicrosoftCatalogue.Instance.Scopes.Definitions.OrderBy(row => row.Scope.Value).Select(row => (row.Scope, row.NeedsAdministrator, row.TenantPolicyMayForbid)));
    }

    [Fact]
    public void Every_google_scope_the_vendor_names_is_known()
    {
        using var data = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Require("contracts/google/scope-matrix.json")));
        var unknown = data.RootElement.EnumerateObject()
            .SelectMany(api => api.Value.GetProperty("methods").EnumerateObject())
            .SelectMany(method => method.Value.GetProperty("scopes").EnumerateArray())
            .Select(scope => scope.GetString()!)
            .Where(scope => !GoogleCatalogue.Instance.Scopes.TryParse(scope, out _))
            .Distinct();

        Assert.Empty(unknown);
    }

    private static bool Accepts(VendorScopes vendor, Provider provider, ProviderOperation operation, Scope scope) =>
        vendor.AcceptedFor(provider, operation.Call).Contains(scope) || UnlistedButAccepted.Contains((operation.Call, scope));

    private static IEnumerable<string> WiderRows(VendorScopes vendor, ConsentPlan plan) =>
        from operation in plan.Capabilities.SelectMany(plan.Product.Catalogue.OperationsOf).Distinct()
        from asked in plan.Scopes.Where(scope => plan.Product.Catalogue.Scopes.Implies(scope, operation.Least))
        from narrower in vendor.AcceptedFor(plan.Product.Provider, operation.Call)
        where !operation.BlockedBy.Contains(narrower)
        where plan.Product.Catalogue.Scopes.Implies(asked, narrower) || vendor.OpensNoMoreThan(narrower, asked)
        where narrower != asked
        group operation by (asked, narrower) into calls
        select $"{plan.Product.Id}: {calls.Key.asked} > {calls.Key.narrower} for {string.Join(", ", calls.Select(call => call.Name).Order(StringComparer.Ordinal))}";
}
