using Jiminny.EntityFrameworkCore.Import;
using Jiminny.Import.Encryption;

namespace Jiminny.EntityFrameworkCore.Encryption;

/// <summary>Hands out what seals and opens texts of an organisation.</summary>
internal sealed class ContentSealing(IOrganisationKeys keys, ContentEncryption? encryption = null)
{
    /// <summary>For writing.</summary>
    public async ValueTask<TextSealer> ForAsync(string organisationId, CancellationToken cancellationToken) =>
        encryption is null
            ? TextSealer.None
            : new TextSealer(await keys.GetAsync(organisationId, cancellationToken).ConfigureAwait(false), seals: true);

    /// <summary>For reading: sealed texts are opened also after a host has stopped sealing.</summary>
    public async ValueTask<TextSealer> ForAsync(string organisationId, IEnumerable<ItemRow> rows, CancellationToken cancellationToken) =>
        rows.Any(row => TextSealer.IsSealed(row.Subject) || TextSealer.IsSealed(row.JoinUrl) || row.Participants.Any(person => TextSealer.IsSealed(person.Name)))
            ? new TextSealer(await keys.GetAsync(organisationId, cancellationToken).ConfigureAwait(false), seals: false)
            : TextSealer.None;

    /// <summary>For reading a cursor.</summary>
    public async ValueTask<TextSealer> ForAsync(string organisationId, string? text, CancellationToken cancellationToken) =>
        TextSealer.IsSealed(text)
            ? new TextSealer(await keys.GetAsync(organisationId, cancellationToken).ConfigureAwait(false), seals: false)
            : TextSealer.None;
}

/// <summary>Says that content is encrypted; registered by <c>AddJiminnyContentEncryption</c>.</summary>
internal sealed class ContentEncryption;
