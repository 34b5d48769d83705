using System.Text;

namespace Jiminny.Emulator;

/// <summary>
/// A fictional company: eight mailboxes (four on Microsoft, four on Google) with 18 months of mail and a calendar from two months ago to 14 months ahead, and
/// the CRM its people keep. Every item carries canaries and says why it was made. The same options give the same bytes.
/// </summary>
public sealed class DemoCompany
{
    private DemoCompany(DemoCompanyOptions options, DemoStaff staff, DemoCrm crm)
    {
        ReferenceNow = options.ReferenceNow;
        Mailboxes = staff.Mailboxes;
        Accounts = crm.Accounts;
        People = crm.People;
    }

    /// <summary>What counts as now.</summary>
    public DateTimeOffset ReferenceNow { get; }

    /// <summary>The mailboxes, Microsoft and Google in turn.</summary>
    public IReadOnlyList<EmulatedMailbox> Mailboxes { get; }

    /// <summary>The CRM's accounts; two of them lead nowhere: one has the company's own website, one a freemail provider's.</summary>
    public IReadOnlyList<DemoCrmAccount> Accounts { get; }

    /// <summary>The CRM's contacts and leads.</summary>
    public IReadOnlyList<DemoCrmPerson> People { get; }

    /// <summary>The company's own domains.</summary>
    public IReadOnlyList<string> InternalDomains { get; } = [DemoStaff.Domain, DemoStaff.SecondDomain];

    /// <summary>The freemail domains that occur.</summary>
    public IReadOnlyList<string> FreemailDomains { get; } = DemoNames.Freemail;

    /// <summary>Makes the company.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static DemoCompany Create(DemoCompanyOptions? options = null)
    {
        options ??= new DemoCompanyOptions();
        options.Validate();
        var staff = new DemoStaff();
        var crm = DemoCrm.Create(new DemoRandom(options.Seed), DemoStaff.Domain);
        new DemoMail(options, staff, crm).Fill();
        new DemoOddMail(options, staff, crm).Fill();
        new DemoCalendar(options, staff, crm).Fill();
        return new DemoCompany(options, staff, crm);
    }

    /// <summary>Writes <c>crm-people.csv</c> and <c>crm-accounts.csv</c> as a CRM would export them.</summary>
    /// <param name="directory">The folder, which is made when it does not exist.</param>
    public void WriteCrmFiles(string directory)
    {
        Directory.CreateDirectory(directory);
        Write(Path.Combine(directory, "crm-people.csv"), "Id,Type,AccountId,Name,Email", People.Select(p => new[] { p.Id, p.Type, p.AccountId, p.Name, p.Email }));
        Write(Path.Combine(directory, "crm-accounts.csv"), "Id,Name,Website", Accounts.Select(a => new[] { a.Id, a.Name, a.Website }));
    }

    private static void Write(string path, string head, IEnumerable<string?[]> rows)
    {
        var text = new StringBuilder(head).Append('\n');
        foreach (var row in rows)
            text.AppendJoin(',', row.Select(Field)).Append('\n');
        File.WriteAllText(path, text.ToString(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    private static string Field(string? value) =>
        value is null ? "" : value.AsSpan().IndexOfAny(",\"\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
