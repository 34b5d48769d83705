namespace Jiminny.Emulator;

/// <summary>The demo company's CRM, and who of it takes part in mail.</summary>
internal sealed class DemoCrm
{
    /// <summary>Addresses with two dots in a row, as real directories hold them.</summary>
    public const string DoubleDot = "d..steffes@granitepeak.example";

    /// <summary>An address that begins with an apostrophe.</summary>
    public const string Apostrophe = "'black@heronbay.example";

    private const int AccountCount = 36;

    private DemoCrm(List<DemoCrmAccount> accounts, List<DemoCrmPerson> people)
    {
        Accounts = accounts;
        People = people;
        Business = [.. people.Where(p => p.Email is not null && !IsFreemail(p.Email)).Select(ToAddress)];
        Freemail = [.. people.Where(p => p.Email is not null && IsFreemail(p.Email)).Select(ToAddress)];
        AccountDomains = [.. accounts.Take(AccountCount).Select(a => a.Domain).OfType<string>()];
    }

    public List<DemoCrmAccount> Accounts { get; }

    public List<DemoCrmPerson> People { get; }

    /// <summary>Contacts and leads with an address at work, as their mail shows them.</summary>
    public List<EmulatedAddress> Business { get; }

    /// <summary>Contacts and leads with a freemail address.</summary>
    public List<EmulatedAddress> Freemail { get; }

    /// <summary>Domains that identify an account.</summary>
    public List<string> AccountDomains { get; }

    public static DemoCrm Create(DemoRandom random, string internalDomain)
    {
        var accounts = new List<DemoCrmAccount>();
        for (var i = 0; i < AccountCount; i++)
        {
            var name = i < DemoNames.AccountWords.Length ? DemoNames.AccountWords[i] : $"{DemoNames.AccountWords[i - DemoNames.AccountWords.Length]} Group";
            var domain = name.Replace(" ", "-", StringComparison.Ordinal).ToLowerInvariant() + ".example";
            var website = (i % 4) switch { 0 => $"https://www.{domain}/", 1 => domain, 2 => $"http://{domain}", _ => $" HTTPS://WWW.{domain.ToUpperInvariant()}/home " };
            accounts.Add(i is 17 or 29 ? Account(i, name, null, null) : Account(i, name, website, domain));
        }
        // Records that must lead nowhere: the company itself, and a freemail provider.
        accounts.Add(Account(AccountCount, "Ourselves, by mistake", $"https://www.{internalDomain}/", internalDomain));
        accounts.Add(Account(AccountCount + 1, "A sole trader", "gmail.com", "gmail.com"));
        return new DemoCrm(accounts, CreatePeople(random, accounts));
    }

    private static DemoCrmAccount Account(int number, string name, string? website, string? domain) => new($"A{number:D4}", name, website, domain);

    private static List<DemoCrmPerson> CreatePeople(DemoRandom random, List<DemoCrmAccount> accounts)
    {
        var people = new List<DemoCrmPerson>();
        for (var i = 0; i < 72; i++)
        {
            var (first, last) = (DemoNames.First[(i * 7) % DemoNames.First.Length], DemoNames.Last[(i * 3) % DemoNames.Last.Length]);
            var account = accounts[random.Below(AccountCount)];
            var email = $"{first}.{last}@{account.Domain ?? $"{account.Name.Replace(" ", "-", StringComparison.Ordinal)}-mail.example"}".ToLowerInvariant();
            Add(people, "Contact", account.Id, $"{first} {last}", i % 9 == 4 ? email.ToUpperInvariant() : email);
        }
        for (var i = 0; i < 24; i++)
        {
            var (first, last) = (DemoNames.First[(i * 11 + 3) % DemoNames.First.Length], DemoNames.Last[(i * 5 + 1) % DemoNames.Last.Length]);
            var email = i % 3 == 0
                ? $"{first}.{last}.lead@{DemoNames.Freemail[i % DemoNames.Freemail.Length]}"
                : $"{first}@{last}-consulting.example";
            Add(people, "Lead", null, $"{first} {last}", email.ToLowerInvariant());
        }
        Add(people, "Contact", accounts[6].Id, "D Steffes", DoubleDot);
        Add(people, "Contact", accounts[7].Id, "Black", Apostrophe);
        Add(people, "Contact", accounts[8].Id, "Irina \"Iggy\" O'Dell, PhD", "irina.odell@irongrove.example");
        Add(people, "Contact", accounts[9].Id, "Jürgen Großmöwe", "j.grossmoewe@jadeharbor.example");
        Add(people, "Contact", accounts[10].Id, "No Address", null);
        Add(people, "Lead", null, "Nobody Yet", null);
        return people;
    }

    private static void Add(List<DemoCrmPerson> people, string type, string? account, string name, string? email) =>
        people.Add(new DemoCrmPerson($"P{people.Count:D4}", type, account, name, email));

    private static bool IsFreemail(string email) =>
        DemoNames.Freemail.Contains(email[(email.IndexOf('@', StringComparison.Ordinal) + 1)..].ToLowerInvariant());

    private static EmulatedAddress ToAddress(DemoCrmPerson person) => new(person.Email!.ToLowerInvariant(), person.Name);
}
