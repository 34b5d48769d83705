using Jiminny.Crm.Salesforce.Transport;

namespace Jiminny.Crm.Salesforce.Reading;

/// <summary>Finds people by address and users by theirs.</summary>
internal sealed class SalesforcePeople(SalesforceClient client, SalesforceCrmOptions options)
{
    // A query stands in the URL, which Salesforce takes up to 16,384 bytes of.
    public int MaxAddresses { get; } = Math.Max(1, 100 / options.Addresses.Count);

    public async ValueTask<CrmReadResult> FindAsync(IReadOnlyList<string> addresses, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(addresses.Count, MaxAddresses, nameof(addresses));
        var asked = addresses.Select(static address => address.Trim()).Where(static address => address.Length > 0).Distinct().ToList();
        var people = new List<CrmRecord>();
        if (asked.Count == 0)
            return new CrmPeopleFound(people);

        foreach (var table in SalesforceTable.All(options).Where(static table => table.Type is CrmRecordType.Contact or CrmRecordType.Lead))
        {
            var answer = await QueryAsync(table.WithAddress(options.Addresses, asked), cancellationToken).ConfigureAwait(false);
            if (answer.Failure is { } failure)
                return Refused(failure, table.Name);
            people.AddRange(answer.Require().Records.Select(record => table.Read(SalesforceRow.Of(record), []).Record).OfType<CrmRecord>());
        }

        return new CrmPeopleFound(people);
    }

    /// <summary>The user with an address. Permissions are those of the profile; permission sets may add to them.</summary>
    public async ValueTask<CrmReadResult> CheckAsync(string address, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(address))
            return CrmUserAccess.None;

        const string fields = "Id, Profile.PermissionsEditTask, Profile.PermissionsModifyAllData";
        var answer = await QueryAsync(
            $"SELECT {fields} FROM User WHERE Email = {Soql.Text(address.Trim())} AND IsActive = true ORDER BY Id LIMIT 1",
            cancellationToken).ConfigureAwait(false);
        if (answer.Failure is { } failure)
            return Refused(failure, "User");
        if (answer.Require().Records is not [var user, ..])
            return CrmUserAccess.None;

        return new CrmUserAccess
        {
            UserId = SalesforceRow.Of(user).Id,
            CanWriteActivities = Flag("PermissionsEditTask"),
            IsAdministrator = Flag("PermissionsModifyAllData"),
        };

        bool Flag(string name) => user.TryGetValue("Profile", out var profile)
            && profile.ValueKind == System.Text.Json.JsonValueKind.Object
            && profile.TryGetProperty(name, out var flag)
            && flag.ValueKind == System.Text.Json.JsonValueKind.True;
    }

    /// <summary>Which of the records are in the org.</summary>
    public async ValueTask<IReadOnlyList<CrmReference>> WhichExistAsync(IReadOnlyList<CrmReference> records, CancellationToken cancellationToken)
    {
        var found = new HashSet<CrmReference>();
        foreach (var group in records.GroupBy(static record => record.Type))
        {
            var answer = await QueryAsync(
                $"SELECT Id FROM {group.Key} WHERE Id IN {Soql.List(group.Select(static record => record.Id))}", cancellationToken).ConfigureAwait(false);
            found.UnionWith(answer.Require().Records.Select(record => new CrmReference(group.Key, SalesforceRow.Of(record).Id)));
        }

        return [.. records.Where(found.Contains)];
    }

    private static CrmReadResult Refused(SalesforceFailure failure, string name)
    {
        if (failure.RetryAt is { } until)
            return new CrmThrottled(until);
        return failure.IsHidden || failure.IsDenied ? new CrmPermissionMissing($"{name} ({failure.Code})") : throw failure.ToException();
    }

    private ValueTask<SalesforceAnswer<QueryPart>> QueryAsync(string soql, CancellationToken cancellationToken) =>
        client.GetAsync($"{client.Root}query?q={Uri.EscapeDataString(soql)}", SalesforceJson.Default.QueryPart, cancellationToken);
}
