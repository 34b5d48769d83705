namespace Jiminny.Simulation;

public class SimulationTests
{
    [Fact]
    public void Understands_seeds() => Assert.True(SimulationCommand.Understands(["--seeds", "1"]));
}
