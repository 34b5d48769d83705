using System.Data.Common;

namespace Jiminny.Simulation.Faults;

/// <summary>The database cannot be reached, or its answer does not arrive.</summary>
internal sealed class SimulatedOutageException() : DbException("The database did not answer.")
{
    public override bool IsTransient => true;
}
