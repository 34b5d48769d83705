namespace Jiminny.Import.Scheduling;

/// <summary>Knows the organisations whose mailboxes this host keeps up to date. Implemented by the host or by Jiminny.Sdk. Thread-safe.</summary>
public interface IImportedOrganisations
{
    /// <summary>Lists the organisations.</summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    /// <returns>Their ids.</returns>
    ValueTask<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken);
}
