using System.Collections.Frozen;

namespace Jiminny.Crm.Csv;

/// <summary>
/// The names columns go by, reduced to letters and digits in lower case: plain ones first, then those of the exports of Salesforce
/// (<c>AccountId</c>, <c>SystemModstamp</c>), Dynamics 365 (<c>(Do Not Modify) Contact</c>, <c>emailaddress1</c>, <c>websiteurl</c>) and
/// HubSpot (<c>Record ID</c>, <c>Company Domain Name</c>).
/// </summary>
internal static class CsvColumnNames
{
    private const string AccountIds =
        "accountid companyid parentaccountid associatedcompanyid associatedcompanyids primaryassociatedcompanyid";

    private static readonly FrozenDictionary<string, CsvColumn> Shared = Names(
        (CsvColumn.Id, "id recordid"),
        (CsvColumn.Version, "version lastmodified lastmodifieddate systemmodstamp modifiedon donotmodifymodifiedon modified updatedat"),
        (CsvColumn.IsDeleted, "isdeleted deleted"),
        (CsvColumn.MergedInto, "mergedinto masterrecordid masterid"));

    private static readonly FrozenDictionary<string, CsvColumn> People = Names(
        (CsvColumn.Id, "contactid leadid personid donotmodifycontact donotmodifylead"),
        (CsvColumn.Type, "type recordtype kind"),
        (CsvColumn.AccountId, AccountIds + " parentcustomerid parentcustomeridvalue"),
        (CsvColumn.AccountName, "accountname account company companyname companynameaccount associatedcompany"),
        (CsvColumn.Name, "name fullname contactname leadname"),
        (CsvColumn.FirstName, "firstname"),
        (CsvColumn.LastName, "lastname"));

    private static readonly FrozenDictionary<string, CsvColumn> Accounts = Names(
        (CsvColumn.Id, "accountid companyid donotmodifyaccount"),
        (CsvColumn.Name, "name accountname companyname"),
        (CsvColumn.Domain, "website websiteurl url webaddress homepage domain domains domainname companydomainname additionaldomains"));

    private static readonly FrozenDictionary<string, CsvColumn> Opportunities = Names(
        (CsvColumn.Id, "opportunityid dealid donotmodifyopportunity"),
        (CsvColumn.AccountId, AccountIds + " parentaccountidvalue customerid customeridvalue"),
        (CsvColumn.AccountName, "accountname account company associatedcompany"),
        (CsvColumn.Name, "name opportunityname topic dealname"),
        (CsvColumn.IsOpen, "isopen open"),
        (CsvColumn.IsClosed, "isclosed closed"),
        (CsvColumn.Status, "status state statecode stage stagename dealstage"));

    private static readonly FrozenSet<string> EmailPrefixes =
        Words("primary secondary other alternate alternative work business company home personal additional second third contact lead")
            .ToFrozenSet(StringComparer.Ordinal);

    public static CsvColumn? Find(CsvFileKind file, string normalised)
    {
        var own = file switch
        {
            CsvFileKind.Accounts => Accounts,
            CsvFileKind.Opportunities => Opportunities,
            _ => People,
        };
        if (own.TryGetValue(normalised, out var column) || Shared.TryGetValue(normalised, out column))
            return column;
        return file is CsvFileKind.People or CsvFileKind.Leads && IsEmail(normalised) ? CsvColumn.Email : null;
    }

    /// <summary>Whether rows of a people file without a type are leads.</summary>
    public static bool MeansLead(string normalised) => normalised is "leadid" or "donotmodifylead";

    public static string Normalise(string name) =>
        string.Concat(name.Where(char.IsAsciiLetterOrDigit).Select(char.ToLowerInvariant));

    // "Email", "E-mail address 2", "Work Email", "emailaddress1"; but not "Email Opt Out", "HasOptedOutOfEmail" or "EmailBouncedDate".
    private static bool IsEmail(string normalised)
    {
        var name = normalised.TrimEnd("0123456789".ToCharArray());
        foreach (var ending in (ReadOnlySpan<string>)["emailaddresses", "emailaddress", "emails", "email", "mail"])
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                var prefix = name[..^ending.Length];
                return prefix.Length == 0 || EmailPrefixes.Contains(prefix);
            }
        }

        return false;
    }

    private static FrozenDictionary<string, CsvColumn> Names(params ReadOnlySpan<(CsvColumn Column, string Names)> columns)
    {
        var names = new Dictionary<string, CsvColumn>(StringComparer.Ordinal);
        foreach (var (column, text) in columns)
        {
            foreach (var name in Words(text))
                names.Add(name, column);
        }

        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string[] Words(string text) => text.Split(' ');
}
