using Jiminny.Crm;
using Jiminny.Matching;

namespace Jiminny.Simulation.World;

/// <summary>A CRM of a few contacts who come and go. Its log is the change feed.</summary>
internal sealed class ModelCrm
{
    public const int ContactCount = 6;

    private readonly List<Entry> _log = [];

    public ModelCrm(Random random)
    {
        for (var contact = 0; contact < ContactCount; contact++)
        {
            if (random.Next(3) > 0)
            {
                _log.Add(new Entry(0, contact, IsThere: true));
            }
        }
    }

    /// <summary>How many changes there were; a reader that has read so many knows all.</summary>
    public int Position => _log.Count;

    public static string AddressOf(int contact) => $"contact{contact}@customer{contact}.example";

    /// <summary>Adds a contact who is not there, or removes one who is.</summary>
    public bool Toggle(int contact, int step)
    {
        var isThere = !Knows(contact, Position);
        _log.Add(new Entry(step, contact, isThere));
        return isThere;
    }

    /// <summary>Whether a reader that has read so many changes knows a contact.</summary>
    public bool Knows(int contact, int position)
    {
        for (var i = position - 1; i >= 0; i--)
        {
            if (_log[i].Contact == contact)
            {
                return _log[i].IsThere;
            }
        }

        return false;
    }

    public CrmPage Read(CrmCursor cursor)
    {
        IEnumerable<CrmChange> changes = cursor.IsStart
            ? Enumerable.Range(0, ContactCount).Where(contact => Knows(contact, Position)).Select(Upsert)
            : _log.Skip(int.Parse(cursor.Value!)).Select(entry => entry.IsThere ? Upsert(entry.Contact) : CrmChange.Delete(CrmRecordType.Contact, IdOf(entry.Contact)));
        return new CrmPage { Changes = [.. changes], Next = new CrmCursor($"{Position}"), IsLast = true };
    }

    private static string IdOf(int contact) => $"C{contact}";

    private static CrmChange Upsert(int contact) => CrmChange.Upsert(new Contact(IdOf(contact)) { Addresses = [AddressOf(contact)] });

    private readonly record struct Entry(int Step, int Contact, bool IsThere);
}

internal sealed class ModelRules : IMatchingRulesProvider
{
    public const string InternalDomain = "acme.example";

    private static readonly MatchingRules Rules = MatchingRules.CreateBuilder().AddInternalDomains([InternalDomain]).MatchAccountDomains(false).Build();

    public ValueTask<MatchingRules> GetRulesAsync(string organisationId, CancellationToken cancellationToken) => new(Rules);
}
