using Typed.Analyzers.RuntimeUse;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.RuntimeUse;

namespace Typed.Analyzers.Tests.RuntimeUse;

/// <summary>The value of an extra parameter becomes the value of the property.</summary>
public sealed class ExtraValueTests
{
    private const string Models =
        """
        #nullable enable
        using Typed;
        using Typed.Constraints;
        namespace Acme;

        [Model("acme", "extra")]
        public sealed partial record ExtraParams
        {
            [Param("mood")] public Mood? Mood { get; init; }
            [Param("loud")] public bool? Loud { get; init; }
            public ExtraParameters? ExtraParameters { get; init; }
        }

        // As the generator writes an open list of values.
        public readonly record struct Mood(string Text)
        {
            public static implicit operator Mood(string text) => new(text);
            public static implicit operator string(Mood mood) => mood.Text;
        }
        """;

    [Theory]
    [InlineData("{ {|TYP4009:\"mood\"|}, \"dark\" }", "Mood = \"dark\"")]
    [InlineData("{ {|TYP4009:\"loud\"|}, false }", "Loud = false")]
    [InlineData("{ {|TYP4009:\"loud\"|}, true }", "Loud = true")]
    public Task Fix(string extra, string property) => new CSharpCodeFixTest<CoveredExtraAnalyzer, CoveredExtraCodeFixProvider>
    {
        TestCode = Code($"ExtraParameters = new() {{ {extra} }}"),
        FixedCode = Code(property),
        TestState = { Sources = { ("Models.g.cs", Models) }, AdditionalReferences = { References.Runtime } },
    }.RunAsync();

    private static string Code(string assignment) => $"class Test {{ object M() => new Acme.ExtraParams {{ {assignment} }}; }}";
}
