using Microsoft.EntityFrameworkCore;

namespace Jiminny.EntityFrameworkCore;

/// <summary>
/// The tables of all durable stores, each named <c>jiminny_…</c>. Public so that a host can script or create them; rows are read and written through the
/// stores' interfaces. Not thread-safe, as any context.
/// </summary>
/// <param name="options">The database.</param>
public sealed class JiminnyDbContext(DbContextOptions<JiminnyDbContext> options) : DbContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(JiminnyDbContext).Assembly);
    }
}
