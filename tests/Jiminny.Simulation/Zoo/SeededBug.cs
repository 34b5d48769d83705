using Jiminny.Connectors;
using Jiminny.Import.Storage;
using Jiminny.Simulation.Processes;
using Jiminny.Simulation.World;

namespace Jiminny.Simulation.Zoo;

/// <summary>A mistake that others have shipped, made on purpose between the importer and its store or its providers.</summary>
internal abstract class SeededBug
{
    /// <summary>No bug.</summary>
    public static SeededBug None { get; } = new NoBug();

    public string Name => GetType().Name;

    /// <summary>Whether changes in the CRM are read and forgotten.</summary>
    public virtual bool ForgetsCrmChanges => false;

    /// <summary>The same bug, with nothing remembered.</summary>
    public SeededBug Fresh() => ReferenceEquals(this, None) ? this : (SeededBug)Activator.CreateInstance(GetType())!;

    /// <summary>A call to the store; passes it on unharmed unless overridden.</summary>
    public virtual ValueTask<object?> OnStoreAsync(StoreCall call) => call.Method switch
    {
        nameof(IImportStore.CommitAsync) => OnCommitAsync(call, (MailboxLease)call.Arguments[0]!, (PageCommit)call.Arguments[1]!),
        nameof(IImportStore.AcquireAsync) => OnAcquireAsync(call),
        nameof(IImportStore.ReleaseAsync) => OnReleaseAsync(call, (MailboxLease)call.Arguments[0]!),
        _ => call.Next(call.Arguments),
    };

    public virtual IMailboxSource Wrap(IMailboxSource source, ModelWorld world, ImporterProcess process) => source;

    protected virtual ValueTask<object?> OnCommitAsync(StoreCall call, MailboxLease lease, PageCommit commit) => call.Next(call.Arguments);

    protected virtual ValueTask<object?> OnAcquireAsync(StoreCall call) => call.Next(call.Arguments);

    protected virtual ValueTask<object?> OnReleaseAsync(StoreCall call, MailboxLease lease) => call.Next(call.Arguments);

    protected static ValueTask<object?> CommitAsync(StoreCall call, MailboxLease lease, PageCommit commit) =>
        call.Next([lease, commit, .. call.Arguments.Skip(2)]);

    protected static async ValueTask<List<StoredItem>> StoredAsync(StoreCall call, StreamKey stream) =>
        await call.World.Database.Truth.ReadItemsAsync(
            ModelWorld.Organisation,
            new ItemQuery { MailboxId = stream.Mailbox.MailboxId, Kind = stream.Kind },
            CancellationToken.None).ToListAsync().ConfigureAwait(false);

    private sealed class NoBug : SeededBug;
}
