using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>A record that the generator wrote a part of, and the project another: its constructor assigns parameters too.</summary>
public sealed class ConstructorTests
{
    [Fact]
    public Task A_value_is_held_against_its_constraints() => new CSharpAnalyzerTest<ConstrainedValueAnalyzer>
    {
        TestCode = Record("Steps = {|TYP1005:9|}; this.Steps = 4; Other = 9; var other = new OwnParams(1) { Steps = {|TYP1005:8|} };"),
        TestState = { AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    [Fact]
    public Task A_zero_that_is_no_member_is_found() => new CSharpAnalyzerTest<UndefinedValueAnalyzer>
    {
        TestCode = Record("Mode = {|TYP1004:0|}; Mode = OwnMode.Fast; var other = new OwnParams(1) { Mode = {|TYP1004:0|} };"),
        TestState = { AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    private static string Record(string statements) =>
        $$"""
        using Typed.Constraints;
        public sealed partial record OwnParams
        {
            [Param("steps", Minimum = 1D, Maximum = 4D)] public int Steps { get; init; }
            [Param("mode")] public OwnMode Mode { get; init; }
            public int Other { get; init; }
            public OwnParams(int steps) => Steps = steps;
            public OwnParams() { {{statements}} }
        }

        [ParamEnum("mode", "\"fast\"", Provider = "acme", Model = "acme/own")]
        public enum OwnMode { Fast = 1 }
        """;
}
