using System.Security.Claims;

namespace Jiminny.AspNetCore.Authorization;

/// <summary>Finds out which member a signed-in user is. Replace it when the claims of <see cref="CallerOptions"/> are not enough. Thread-safe.</summary>
public interface ICallerSource
{
    /// <summary>Finds the caller.</summary>
    /// <param name="user">The user.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The caller, or null for nobody known.</returns>
    ValueTask<Caller?> FindAsync(ClaimsPrincipal user, CancellationToken cancellationToken);
}
