using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Generator.Pipeline;
using Xunit.Sdk;

namespace Typed.Generator.Tests.Kit;

/// <summary>The driver that all tests of the generator rely on: it refuses a generator that breaks the promises.</summary>
public sealed class LivingDriverTests
{
    [Fact]
    public void Other_text_under_the_same_name_is_refused()
    {
        // Only the host's generator is wrong, so that no step of the tracking one shows it.
        var made = 0;
        var driver = new LivingDriver(generator: () => new Counting(isConstant: made++ > 0));
        Assert.ThrowsAny<XunitException>(driver.Run);
    }

    [Fact]
    public void A_step_that_runs_again_is_refused()
    {
        // Only the tracking generator is wrong, so that the host's sources are the same.
        var made = 0;
        var driver = new LivingDriver(generator: () => new Counting(isConstant: made++ == 0));
        var exception = Assert.ThrowsAny<XunitException>(driver.Run);
        Assert.Contains("An unrelated edit made the step", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_generator_that_keeps_the_promises_is_not()
    {
        var run = new LivingDriver(generator: () => new Counting(isConstant: true)).Run();
        Assert.Equal("// 0", Assert.Single(run.Sources).Value);
    }

    /// <summary>Emits one source: always the same, or with another number for each run.</summary>
    private sealed class Counting(bool isConstant) : IIncrementalGenerator
    {
        private int _runs;

        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.CompilationProvider.Select((_, _) => isConstant ? 0 : _runs++).WithTrackingName(TrackingNames.Models),
            (output, number) => output.AddSource("One.g.cs", FormattableString.Invariant($"// {number}")));
    }
}
