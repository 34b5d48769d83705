using Jiminny.Connectors;

namespace Jiminny.Simulation.World;

/// <summary>What users and the CRM do while mailboxes are imported.</summary>
internal sealed class ModelChanges(ModelWorld world, Random random)
{
    private static readonly ItemFlags[] Flags =
        [ItemFlags.None, ItemFlags.None, ItemFlags.None, ItemFlags.None, ItemFlags.None, ItemFlags.Private, ItemFlags.PartialParticipants, ItemFlags.Draft];

    private readonly ModelStream[] _streams = [.. world.Streams];

    /// <summary>What is there before anybody imports.</summary>
    public void Fill()
    {
        foreach (var stream in _streams)
        {
            var count = random.Next(2, 14);
            for (var i = 0; i < count; i++)
            {
                stream.Add(Draw(stream));
            }
        }
    }

    public bool Arrive()
    {
        var stream = AnyStream();
        world.Scheduler.Happen($"an item arrives in {stream.Key.Mailbox.MailboxId} {stream.Key.Kind}");
        stream.Add(Draw(stream));
        return true;
    }

    public bool Delete() => Change("is deleted", (_, version) => version with { IsGone = true });

    public bool Move() => Change("moves", (stream, version) => version with { Time = DrawTime(stream) });

    public bool Edit() => Change("is edited", (stream, version) => Draw(stream) with { Time = version.Time });

    public bool ChangeContact()
    {
        var contact = random.Next(ModelCrm.ContactCount);
        world.Scheduler.Happen($"contact {contact} comes or goes");
        world.Crm.Toggle(contact, world.Scheduler.Step);
        return true;
    }

    private bool Change(string what, Func<ModelStream, ItemVersion, ItemVersion> change)
    {
        var stream = AnyStream();
        var items = stream.Listing();
        if (items.Count == 0)
        {
            return false;
        }

        var item = items[random.Next(items.Count)];
        world.Scheduler.Happen($"{item.Id} {what}");
        item.Change(change(stream, item.Current!) with { Step = world.Scheduler.Step });
        return true;
    }

    private ModelStream AnyStream() => _streams[random.Next(_streams.Length)];

    private ItemVersion Draw(ModelStream stream)
    {
        var contacts = Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(ModelCrm.ContactCount)).Distinct().ToList();
        string[] others = random.Next(3) switch
        {
            0 => ["me@" + ModelRules.InternalDomain],
            1 => [$"stranger{random.Next(100)}@elsewhere.example"],
            _ => [$"stranger{random.Next(100)}@elsewhere.example", "me@" + ModelRules.InternalDomain],
        };
        return new ItemVersion(world.Scheduler.Step, DrawTime(stream), contacts, others, Flags[random.Next(Flags.Length)]);
    }

    // Whole minutes of few hours, so that items of the same time occur; some lie outside every window.
    private DateTimeOffset DrawTime(ModelStream stream)
    {
        var now = world.Scheduler.Now;
        var distance = random.Next(12) == 0 ? TimeSpan.FromDays(500) : TimeSpan.FromHours(24 * random.Next(1, 4)) + TimeSpan.FromMinutes(15 * random.Next(0, 8));
        var hour = new DateTimeOffset(now.Ticks / TimeSpan.TicksPerDay * TimeSpan.TicksPerDay, TimeSpan.Zero);
        return stream.Key.Kind == StreamKind.Mail ? hour - distance : hour + TimeSpan.FromDays(20) + distance;
    }
}
