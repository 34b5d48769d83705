namespace Jiminny.EntityFrameworkCore.Connections;

/// <summary>A connection as a row. Times are milliseconds since 1970 UTC; scopes stand in one text, separated by spaces.</summary>
internal sealed class ConnectionRow
{
    public required string OrganisationId { get; init; }

    public required string MailboxId { get; init; }

    public required byte Provider { get; init; }

    public required string AccountId { get; set; }

    public required string Scopes { get; set; }

    public required byte[] ProtectedTokens { get; set; }

    public required byte State { get; set; }

    public required long ConnectedAt { get; set; }

    public required long UpdatedAt { get; set; }

    public required long Version { get; set; }
}
