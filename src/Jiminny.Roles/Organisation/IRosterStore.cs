namespace Jiminny.Roles;

/// <summary>Keeps organisations and the history of their seats. The one place where seats are admitted: whoever implements it makes a change exclusive per organisation.</summary>
/// <remarks>Implementations are thread-safe. In memory by default; durable in Jiminny.EntityFrameworkCore.</remarks>
public interface IRosterStore
{
    /// <summary>Finds an organisation.</summary>
    /// <param name="organisationId">The host's id of the organisation.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The organisation, or null.</returns>
    ValueTask<Roster?> FindAsync(string organisationId, CancellationToken cancellationToken = default);

    /// <summary>Changes an organisation: reads it, decides, and stores roster and seat events together, with nobody else changing it in between.</summary>
    /// <param name="organisationId">The host's id of the organisation.</param>
    /// <param name="change">Decides from the organisation as it is, null when there is none. Pure, since it may be called again. A refused outcome stores nothing.</param>
    /// <param name="cancellationToken">Cancels; then nothing is stored.</param>
    /// <returns>The outcome.</returns>
    ValueTask<RosterOutcome> ChangeAsync(string organisationId, Func<Roster?, RosterOutcome> change, CancellationToken cancellationToken = default);

    /// <summary>Reads the seat events of an organisation in their order.</summary>
    /// <param name="organisationId">The host's id of the organisation.</param>
    /// <param name="until">Events at this time or later are left out.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The events.</returns>
    ValueTask<IReadOnlyList<SeatEvent>> ReadSeatEventsAsync(string organisationId, DateTimeOffset until, CancellationToken cancellationToken = default);
}
