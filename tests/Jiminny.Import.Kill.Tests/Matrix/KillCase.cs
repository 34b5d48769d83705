using Jiminny.Connectors;
using Jiminny.Import.Kill.Tests.Importing;

namespace Jiminny.Import.Kill.Tests.Matrix;

/// <summary>One cell of the matrix: who is killed where.</summary>
/// <param name="Boundary">Where.</param>
/// <param name="Phase">In which phase of a mailbox' life.</param>
/// <param name="Store">Over which database.</param>
/// <param name="Stream">Importing what.</param>
public sealed record KillCase(string Boundary, string Phase, string Store, string Stream)
{
    internal string Mailbox { get; init; } = $"{Boundary}-{Phase}-{Store}-{Stream}@acme.example".ToLowerInvariant();

    internal StoreKind StoreKind => Enum.Parse<StoreKind>(Store);

    internal StreamKind StreamKind => Enum.Parse<StreamKind>(Stream);

    internal Boundary HaltAt => Enum.Parse<Boundary>(Boundary);

    internal Phase PhaseKind => Enum.Parse<Phase>(Phase);

    /// <summary>Both providers stand behind both databases by turns.</summary>
    internal Provider Provider => ((int)HaltAt + (int)StoreKind) % 2 == 0 ? Provider.Microsoft : Provider.Google;

    internal static IReadOnlyList<KillCase> All(bool withPostgres) =>
    [
        .. from boundary in Enum.GetNames<Boundary>()
           from phase in Enum.GetNames<Phase>()
           from store in Enum.GetNames<StoreKind>()
           where withPostgres || store != nameof(Importing.StoreKind.Postgres)
           from stream in Enum.GetNames<StreamKind>()
           select new KillCase(boundary, phase, store, stream),
    ];
}

/// <summary>A phase of a mailbox' life.</summary>
internal enum Phase
{
    /// <summary>The first import of all.</summary>
    BackFill,

    /// <summary>The next look at a mailbox that was complete.</summary>
    Incremental,

    /// <summary>A complete import anew, after which what is gone is swept.</summary>
    Resync,
}
