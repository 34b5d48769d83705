using Jiminny.Connectors;
using Jiminny.Crm;
using Jiminny.Import;
using Jiminny.Import.Storage;
using Jiminny.Simulation.Faults;
using Jiminny.Simulation.Judging;
using Jiminny.Simulation.Processes;
using Jiminny.Simulation.Scheduling;
using Jiminny.Simulation.Zoo;

namespace Jiminny.Simulation.World;

/// <summary>Everything around the importers: mailboxes, CRM, database, time. Two mailboxes, one at each provider, both designated.</summary>
internal sealed class ModelWorld : IMailboxDesignation, IDisposable
{
    public const string Organisation = "acme";

    public static readonly TimeSpan LeaseDuration = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan UpdateAfter = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan RescanAfter = TimeSpan.FromHours(1);

    private readonly Dictionary<StreamKey, ModelStream> _streams = [];
    private readonly MailboxContext[] _mailboxes =
    [
        new(new MailboxKey(Organisation, "box-1"), Provider.Microsoft),
        new(new MailboxKey(Organisation, "box-2"), Provider.Google),
    ];

    public ModelWorld(Random random, Scheduler scheduler, IDatabase database, SeededBug bug)
    {
        (Scheduler, Database, Bug) = (scheduler, database, bug);
        Crm = new ModelCrm(random);
        foreach (var mailbox in _mailboxes)
        {
            foreach (var kind in Enum.GetValues<StreamKind>())
            {
                var key = new StreamKey(mailbox.Key, kind);
                _streams.Add(key, new ModelStream(key, mailbox.Provider));
            }
        }

        Judge = new Judge(this);
    }

    public Scheduler Scheduler { get; }

    public IDatabase Database { get; }

    public SeededBug Bug { get; }

    public ModelCrm Crm { get; }

    public Judge Judge { get; }

    public IReadOnlyCollection<ModelStream> Streams => _streams.Values;

    public ModelStream StreamOf(StreamKey key) => _streams[key];

    public ValueTask<IReadOnlyList<MailboxContext>> ListAsync(string organisationId, CancellationToken cancellationToken) => new(_mailboxes);

    public IEnumerable<IMailboxSource> SourcesOf(ImporterProcess process) =>
        from provider in Enum.GetValues<Provider>()
        from kind in Enum.GetValues<StreamKind>()
        select Bug.Wrap(new ModelSource(this, process, provider, kind), this, process);

    public ICrmAdapterFactory CrmOf(ImporterProcess process) => new ProcessCrm(this, process);

    public void Dispose() => Database.Dispose();

    /// <summary>The CRM as one process reads it.</summary>
    private sealed class ProcessCrm(ModelWorld world, ImporterProcess process) : ICrmAdapterFactory, ICrmAdapter
    {
        public CrmDescriptor Descriptor { get; } = new("model");

        public ValueTask<ICrmAdapter> CreateAsync(string organisationId, CancellationToken cancellationToken) => new(this);

        public async ValueTask<CrmReadResult> ReadPageAsync(CrmCursor cursor, CancellationToken cancellationToken)
        {
            var fault = await world.Scheduler.ArriveAsync(process, CallKind.Crm, "reads the CRM").ConfigureAwait(false);
            if (fault is not null && !cursor.IsStart)
            {
                return new CrmThrottled(process.Clock.GetUtcNow().AddMinutes(5));
            }

            process.CrmPosition = world.Crm.Position;
            return world.Bug.ForgetsCrmChanges && !cursor.IsStart
                ? new CrmPage { Changes = [], Next = cursor, IsLast = true }
                : world.Crm.Read(cursor);
        }
    }
}
