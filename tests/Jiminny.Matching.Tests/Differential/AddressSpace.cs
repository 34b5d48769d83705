using Jiminny.Crm;

namespace Jiminny.Matching.Tests.Differential;

/// <summary>
/// A made-up CRM and the addresses to ask it: plain ones, and all that people and attackers write. The same for the same seed.
/// </summary>
internal sealed class AddressSpace
{
    private static readonly string[] Syllables = ["an", "be", "cor", "da", "el", "fin", "go", "hu", "ix", "jo", "ka", "lu", "mor", "ni", "ost", "pe", "qua", "ri", "so", "tu"];
    private static readonly string[] Suffixes = ["example", "co.example", "com", "de", "co.uk", "io", "github.io"];
    private static readonly string[] Freemail = ["gmail.com", "googlemail.com", "outlook.com", "aol.com"];
    private static readonly string[] Odd = ["", "@", "a", "a@", "@b.example", "a@b@c.example", "a@.", "\"a@b\"@c.example", "\"a", "a b@c.example", " \t", "\"\\\"\"@x.example"];
    private static readonly string[] NonAscii = ["bücher", "ÅNGSTRÖM", "faß", "наш", "ſap", "ﬁrma", "\u212Aelvin", "e\u0301t\u00E9", "H\u0331x", "\uD83D\uDE00", "\uD800"];

    private readonly Random _random;
    private readonly string[] _domains;
    private readonly List<string> _known = [];

    public AddressSpace(int seed, int people)
    {
        _random = new Random(seed);
        _domains = [.. Enumerable.Range(0, Math.Max(4, people / 8)).Select(_ => MakeDomain()), .. Freemail];
        Records = [.. MakeAccounts(people / 10 + 2), .. MakePeople(people)];
    }

    public IReadOnlyList<CrmRecord> Records { get; }

    public string InternalDomain => _domains[0];

    public string Domain(int index) => _domains[index % _domains.Length];

    /// <summary>An address to ask: known, unknown, or broken.</summary>
    public string NextQuery() => _random.Next(10) switch
    {
        0 or 1 or 2 => ChangeCase(Known()),
        3 => $"{Local()}@{PickDomain()}",
        4 => $"{Local()}@{MakeDomain()}",
        5 => $"{Known().Split('@')[0]}@{PickDomain()}",
        6 => $"{Pick(["no-reply", "noreply", "postmaster", "bounce", "nore", "mail", "boun"])}{(Chance(3) ? "+" + Local() : "")}@{PickDomain()}",
        7 => $"{Local()}@{Syllable()}.{PickDomain()}",
        _ => Damage(Known()),
    };

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];

    private T Pick<T>(T[] values) => Pick(_random, values);

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private string Syllable() => Pick(Syllables);

    private string Known() => _known.Count == 0 ? "ann@customer.example" : _known[_random.Next(_known.Count)];

    private string PickDomain() => Chance(3) ? _domains[_random.Next(Math.Min(6, _domains.Length))] : Pick(_domains);

    private string MakeDomain() => string.Concat(Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => Syllable())) + "." + Pick(Suffixes);

    private string Local() => _random.Next(12) switch
    {
        0 => Syllable(),
        1 => new string('x', 1 + _random.Next(64)),
        2 => Syllable() + ".." + Syllable(),
        3 => "." + Syllable(),
        4 => $"\"{Syllable()} {Syllable()}\"",
        5 => Syllable() + "+" + Syllable(),
        6 => Syllable() + "'" + Syllable(),
        7 => Pick(NonAscii),
        _ => $"{Syllable()}{Syllable()}.{Syllable()}{_random.Next(100)}",
    };

    private IEnumerable<CrmRecord> MakeAccounts(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var domains = new List<string> { PickDomain() };
            if (Chance(3))
            {
                domains.Add(Pick(["co.uk", "github.io", "Bücher.example", "sendgrid.net", "privaterelay.appleid.com", "eu." + PickDomain(), "not a domain\u0001"]));
            }

            yield return new Account($"A{i:D5}") { Domains = domains };
        }
    }

    private IEnumerable<CrmRecord> MakePeople(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var addresses = new List<string> { Chance(20) && _known.Count > 0 ? ChangeCase(Known()) : $"{Local()}@{PickDomain()}" };
            if (Chance(10))
            {
                addresses.Add($"{Local()}@{PickDomain()}");
            }

            if (Chance(40))
            {
                addresses.Add($"{Local()}@{Pick(NonAscii)}.example");
            }

            _known.AddRange(addresses);
            yield return Chance(4)
                ? new Lead($"L{i:D6}") { Addresses = addresses }
                : new Contact($"C{i:D6}") { Addresses = addresses, AccountId = Chance(3) ? null : $"A{_random.Next(count / 10 + 2):D5}" };
        }
    }

    private string ChangeCase(string text) =>
        Chance(2) ? text : string.Concat(text.Select(c => char.IsAsciiLetter(c) && Chance(4) ? (char)(c ^ 0x20) : c));

    private string Damage(string text)
    {
        var position = _random.Next(text.Length + 1);
        return _random.Next(12) switch
        {
            0 => $"  {text}\r\n",
            1 => text + ".",
            2 => text + "..",
            3 => text.Insert(position, "@"),
            4 => text.Insert(position, "\""),
            5 => text.Insert(position, Pick(NonAscii)),
            6 => text.Insert(position, "\u0007"),
            7 => text[..position],
            8 => text[position..],
            9 => new string('y', _random.Next(50, 70)) + text,
            10 => text + new string('z', _random.Next(10, 260)),
            _ => Pick(Odd),
        };
    }
}
