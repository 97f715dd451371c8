using Typed.Analyzers.Credits;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.Credits;

/// <summary>An extra parameter replaces the property of its name on the wire: a price that depends on the property is then unknown.</summary>
public sealed class ExtrasPriceTests
{
    private const string Priced = "{|TYP3004:Veo31Params|}";

    [Theory]
    // Beside, before and after the property; known and unknown names.
    [InlineData("return new Veo31Params { Prompt = \"x\", ExtraParameters = new() { { \"duration\", \"4s\" } }, Duration = Veo31Duration.Seconds8 };")]
    [InlineData("return new Veo31Params { Prompt = \"x\", Duration = Veo31Duration.Seconds8, ExtraParameters = new() { { \"duration\", \"4s\" } } };")]
    [InlineData("return new Veo31Params { Prompt = \"x\", Duration = Veo31Duration.Seconds8, ExtraParameters = new() { { text, \"4s\" } } };")]
    [InlineData("return new Veo31Params { Prompt = \"x\", Duration = Veo31Duration.Seconds8, ExtraParameters = extras };")]
    [InlineData("return new " + Priced + " { Prompt = \"x\", Duration = Veo31Duration.Seconds8, ExtraParameters = new() { { \"camera\", \"left\" } } };")]
    [InlineData("return new " + Priced + " { Prompt = \"x\", Duration = Veo31Duration.Seconds8, ExtraParameters = null };")]
    // Through with: what is kept still replaces.
    [InlineData("var p = new Veo31Params { Prompt = \"x\", ExtraParameters = new() { { \"duration\", \"4s\" } } }; return p with { Duration = Veo31Duration.Seconds8 };")]
    [InlineData("var p = new Veo31Params { Prompt = \"x\", ExtraParameters = new() { { \"duration\", \"4s\" } } }; return p {|TYP3004:with|} { Duration = Veo31Duration.Seconds8, ExtraParameters = null };")]
    [InlineData("var p = new Veo31Params { Prompt = \"x\", ExtraParameters = new() { { \"duration\", \"4s\" } }, Duration = Veo31Duration.Seconds8 }; return p {|TYP3004:with|} { ExtraParameters = new() };")]
    [InlineData("return Template with { Duration = Veo31Duration.Seconds8 };")]
    // Nobody knows what a parameter brings along.
    [InlineData("return given with { Duration = Veo31Duration.Seconds8 };")]
    [InlineData("return given {|TYP3004:with|} { Duration = Veo31Duration.Seconds8, ExtraParameters = null };")]
    // Added later.
    [InlineData("var p = new Veo31Params { Prompt = \"x\", Duration = Veo31Duration.Seconds8, ExtraParameters = new() }; p.ExtraParameters.Add(\"duration\", \"4s\"); return p;")]
    [InlineData("var p = new Veo31Params { Prompt = \"x\", Duration = Veo31Duration.Seconds8, ExtraParameters = new() }; p.ExtraParameters?.AddJson(\"duration\", text); return p;")]
    // A flat price depends on nothing.
    [InlineData("return new {|TYP3004:Veo31ImageToVideoParams|} { Prompt = \"x\", ImageUrl = text, ExtraParameters = extras };")]
    public Task Cost(string statements) => new CSharpAnalyzerTest<CostAnalyzer>
    {
        TestCode = $$"""
        using Typed;
        using Typed.Models.Creatify;

        static class Test
        {
            static readonly Veo31Params Template = new() { Prompt = "x", ExtraParameters = new() { { "duration", "4s" } } };

            static object M(Veo31Params given, ExtraParameters extras, string text) { {{statements}} }
        }
        """,
        TestState = { AdditionalReferences = { References.Runtime, References.Models } },
    }.RunAsync();

    [Theory]
    [InlineData("new KlingProModelSettings { GenerateAudio = true, ExtraParameters = new() { { \"generateAudio\", false } } }", false)]
    [InlineData("new KlingProModelSettings { GenerateAudio = true, ExtraParameters = extras }", false)]
    [InlineData("new KlingProModelSettings { GenerateAudio = true, ExtraParameters = new() { { \"x\", false } } }", true)]
    public Task Nested(string settings, bool isKnown) => new CSharpAnalyzerTest<CostAnalyzer>
    {
        TestCode = $$"""
        using Typed;
        using Typed.Models.Hoox;

        static class Test
        {
            static object M(ExtraParameters extras) => new {{(isKnown ? "{|TYP3004:KlingProParams|}" : "KlingProParams")}} { Prompt = "x", ModelSettings = {{settings}} };
        }
        """,
        TestState = { AdditionalReferences = { References.Runtime, References.Models } },
    }.RunAsync();
}
