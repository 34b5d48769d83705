namespace Jiminny.Crm;

/// <summary>A CRM that tells what one of its users may do. Asked for with <see cref="ICrmAdapter.TryGetCapability{T}"/>.</summary>
/// <remarks>Thread-safe.</remarks>
public interface ICrmAccessCheck
{
    /// <summary>Finds the CRM user with an address and what that user may do.</summary>
    /// <param name="address">The member's e-mail address. Upper and lower case are the same.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns><see cref="CrmUserAccess"/>, <see cref="CrmThrottled"/> or <see cref="CrmPermissionMissing"/>.</returns>
    ValueTask<CrmReadResult> CheckAccessAsync(string address, CancellationToken cancellationToken);
}

/// <summary>What a person may do in the CRM.</summary>
public sealed record CrmUserAccess : CrmReadResult
{
    /// <summary>No active user of the CRM has the address.</summary>
    public static CrmUserAccess None { get; } = new();

    /// <summary>The CRM's own id of the user, or <see langword="null"/> when there is none.</summary>
    public string? UserId { get; init; }

    /// <summary>Whether activities can be written in the user's name. Default <see langword="false"/>.</summary>
    public bool CanWriteActivities { get; init; }

    /// <summary>
    /// Whether the user administers the CRM, as the person who sets the integration up has to; <see langword="null"/> when the CRM does not tell. Default <see langword="null"/>.
    /// </summary>
    public bool? IsAdministrator { get; init; }
}
