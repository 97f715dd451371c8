using System.Globalization;

namespace Typed.TrackingTests.Simulation;

/// <summary>Days of bad weather in seconds, from a seed that a failure prints, with the invariants checked after every step.</summary>
/// <remarks>TYPED_SIM_SEED repeats one world, TYPED_SIM_WORLDS sets how many there are.</remarks>
public sealed class SimulationTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Whatever_the_network_does_no_job_is_paid_twice_or_lost()
    {
        var (first, count) = (Setting("TYPED_SIM_SEED", -1), Setting("TYPED_SIM_WORLDS", 12));
        var seeds = first >= 0 ? [first] : Enumerable.Range(Random.Shared.Next(1_000_000), count);
        foreach (var seed in seeds)
        {
            var world = new World(seed);
            try
            {
                await world.RunAsync(steps: 600);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                throw new InvalidOperationException(FormattableString.Invariant($"TYPED_SIM_SEED={seed}, step {world.Step} ({world.LastStep}), after {world.Clock.Elapsed}: {exception.Message}"), exception);
            }

            output.WriteLine($"{seed}: {world}");
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
