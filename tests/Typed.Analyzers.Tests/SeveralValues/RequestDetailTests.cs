using Typed.Analyzers.SeveralValues;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;
using Typed.CodeFixes.SeveralValues;

namespace Typed.Analyzers.Tests.SeveralValues;

/// <summary>Rules with one or three terms, required slots, and the fixes that remain when a part of the request is written elsewhere.</summary>
public sealed class RequestDetailTests
{
    [Theory]
    [InlineData("new RulesParams { Seed = 1, Image = text, Mask = {|TYP2003:text|} }", "'rules' needs mode with mask; mode is not set")]
    [InlineData("new RulesParams { Seed = 1, Text = text, Mask = {|TYP2003:text|}, Mode = text }", "'rules' needs image with mask; image is not set")]
    [InlineData("new {|TYP2003:RulesParams|} { Seed = 1 }", "'rules' needs image or text; neither is set")]
    [InlineData("new {|TYP2004:RulesParams|} { Text = text }", "'rules' needs seed; it is not set")]
    [InlineData("new RulesParams { Seed = 1, Text = text, Number = {|TYP2003:4|} }", "'rules' needs number to be at most 3; 4 is refused")]
    [InlineData("new RulesParams { Seed = 1, Text = text, Number = 3 }", null)]
    [InlineData("new RulesParams { Seed = 1, Image = text, Mode = text, Mask = text }", null)]
    [InlineData("new SlotsParams { First = text, References = {|TYP2005:[MediaInput.FromAsset(text)]|} }", "'slots' takes its media in one form, and first is set; references belongs to models that take a list of references")]
    [InlineData("new SlotsParams { First = text, References = [] }", null)]
    [InlineData("new SlotsParams { First = text, Last = text }", null)]
    [InlineData("slots with { Last = text }", null)]
    [InlineData("new LoudParams { Tone = {|TYP2003:text|}, Loud = false }", "'loud' does not take tone together with loud = false; both are set")]
    [InlineData("new LoudParams { Tone = text, Loud = true }", null)]
    [InlineData("new LoudParams { Tone = text }", null)]
    [InlineData("new Acme.BothFilmParams { EndImage = text, StartImage = text, References = {|TYP2005:[MediaInput.FromAsset(text)]|} }", "'film-4' takes its media in one form, and start_image is set; references belongs to models that take a list of references")]
    [InlineData("new Acme.BothFilmParams { EndImage = text, References = {|TYP2005:[MediaInput.FromAsset(text)]|}, StartImage = null }", "'film-4' takes its media in one form, and end_image is set; references belongs to models that take a list of references", "TYP2002")]
    // An unset slot before another: the message names both, and the value of the later one is marked.
    [InlineData("new Acme.NewFilmParams { EndImage = {|TYP2002:text|} }", "'film-2' takes its inputs in order: end_image is set, start_image is not")]
    [InlineData("new Acme.NewFilmParams { EndImage = text!, StartImage = text }", null)]
    public Task Message(string request, string? message, string disabled = "TYP0000") => new CSharpAnalyzerTest<RequestAnalyzer>
    {
        TestCode = Code(request),
        ExpectedMessages = message is null ? null : [message],
        TestState = { AdditionalReferences = { References.Runtime, DetailModels.Assembly, RetiredModels.Assembly }, EditorConfig = $"dotnet_diagnostic.{disabled}.severity = none" },
    }.RunAsync();

    // The value of the later slot moves to the earlier one, also where it is converted.
    [Fact]
    public Task Earlier_slot() => new CSharpCodeFixTest<RequestAnalyzer, ReplacementTextCodeFixProvider>
    {
        TestCode = Code("new NumbersParams { Two = {|TYP2002:5|} }"),
        FixedCode = Code("new NumbersParams { One = 5 }"),
        ExpectedTitles = ["Use One"],
        TestState = { AdditionalReferences = { References.Runtime, DetailModels.Assembly, RetiredModels.Assembly } },
    }.RunAsync();

    [Theory]
    [InlineData("new Acme.NewFilmParams { ExtraParameters = new() { { \"camera\", text } } }")]
    [InlineData("new Acme.ListFilmParams { ExtraParameters = new() { { \"camera\", text } } }")]
    [InlineData("new Acme.BothFilmParams { ExtraParameters = new() { { \"camera\", text } } }")]
    // A form of another model, in a record that has both forms, or neither.
    [InlineData("new SlotsParams { First = text, ExtraParameters = new() { { \"one\", 5 } } }")]
    [InlineData("new LoudParams { ExtraParameters = new() { { \"one\", 5 } } }")]
    [InlineData("new LoudParams { ExtraParameters = new() { { \"references\", text } } }")]
    public Task Extra_parameter_of_no_model(string request) => new CSharpAnalyzerTest<Typed.Analyzers.RuntimeUse.CoveredExtraAnalyzer>
    {
        TestCode = Code(request),
        TestState = { AdditionalReferences = { References.Runtime, DetailModels.Assembly, RetiredModels.Assembly } },
    }.RunAsync();

    [Theory]
    // Only what needs the missing field can go, not what it needs too.
    [InlineData("new RulesParams { Seed = 1, Image = text, Mask = {|TYP2003:text|} }", "new RulesParams { Seed = 1, Image = text }", "Remove Mask")]
    // A required slot stays.
    [InlineData("new SlotsParams { First = text, References = {|TYP2005:[MediaInput.FromAsset(text)]|} }", "new SlotsParams { First = text }", "Remove References")]
    [InlineData("new SlotsParams { First = text, Last = text, References = {|TYP2005:[MediaInput.FromAsset(text)]|} }", "new SlotsParams { First = text, Last = text }", "Remove References")]
    [InlineData(
        "new RequiredTextsParams { Name = {|TYP2003:text|}, Code = text, Free = text, Other = text }",
        "new RequiredTextsParams { Name = text, Code = text, Free = text }", "Remove Other")]
    // What the copied request sets is unknown, and so not among what can be removed.
    [InlineData("both with { StartImage = text, References = {|TYP2005:[MediaInput.FromAsset(text)]|} }", "both with { StartImage = text }", "Remove References", "Remove StartImage")]
    // A slot that is null need not go.
    [InlineData(
        "new Acme.BothFilmParams { StartImage = text, EndImage = null, References = {|TYP2005:[MediaInput.FromAsset(text)]|} }",
        "new Acme.BothFilmParams { StartImage = text, EndImage = null }", "Remove References", "Remove StartImage")]
    // A slot that may be null has to.
    [InlineData(
        "new Acme.BothFilmParams { StartImage = text, EndImage = text.Length > 3 ? text : null, References = {|TYP2005:[MediaInput.FromAsset(text)]|} }",
        "new Acme.BothFilmParams { StartImage = text, EndImage = text.Length > 3 ? text : null }", "Remove References", "Remove StartImage and EndImage")]
    // One of the two slots is set elsewhere: removing the other would not be enough.
    [InlineData(
        "new Acme.BothFilmParams { StartImage = text } with { EndImage = text, References = {|TYP2005:[MediaInput.FromAsset(text)]|} }",
        "new Acme.BothFilmParams { StartImage = text } with { EndImage = text }", "Remove References")]
    [InlineData("new RulesParams { Seed = 1, Text = text, Number = {|TYP2003:4|} }", null)]
    [InlineData("new {|TYP2003:RulesParams|} { Seed = 1 }", null)]
    public Task Fix(string before, string? after, params string[] titles) => new CSharpCodeFixTest<RequestAnalyzer, InitializerCodeFixProvider>
    {
        TestCode = Code(before),
        FixedCode = after is null ? null : Code(after),
        ExpectedTitles = titles.Length == 0 ? null : titles,
        TestState = { AdditionalReferences = { References.Runtime, DetailModels.Assembly, RetiredModels.Assembly } },
    }.RunAsync();

    // The nearest duration first: 10 s is nearer to 20 s than 5 s is.
    [Theory]
    [InlineData("Seconds20", "16", "Seconds10", "Use Seconds10 (10 s)", "Use Seconds5 (5 s)", "Use Seconds0 (0 s)")]
    [InlineData("Seconds20", "5", "Seconds5", "Use Seconds5 (5 s)", "Use Seconds0 (0 s)")]
    [InlineData("Seconds10", "9.9", "Seconds5", "Use Seconds5 (5 s)", "Use Seconds0 (0 s)")]
    [InlineData("Seconds5", "4", "Seconds0", "Use Seconds0 (0 s)")]
    public Task Cheaper_values(string written, string budget, string nearest, params string[] titles) => new CSharpCodeFixTest<RequestAnalyzer, ReplacementTextCodeFixProvider>
    {
        TestCode = Code($"new {{|TYP3001:StepsParams|}} {{ Duration = StepsDuration.{written} }}"),
        FixedCode = Code($"new StepsParams {{ Duration = StepsDuration.{nearest} }}"),
        ExpectedTitles = titles,
        TestState = { AdditionalReferences = { References.Runtime, DetailModels.Assembly, RetiredModels.Assembly }, EditorConfig = "typed_credit_budget = " + budget },
    }.RunAsync();

    [Theory]
    [InlineData("new {|TYP3001:DiffersParams|}()", "A request to 'differs' can cost 9 coins (sources differ) by the table of 2026-10; the budget is 8.5", "8.5")]
    [InlineData("new {|TYP3001:StepsParams|}()", "A request to 'steps' costs 5 credits by the table of 2026-10; the budget is 4.75", "4.75")]
    [InlineData("new {|TYP3001:TypicalParams|}()", "A request to 'typical' typically costs 2.5 credits by the table of unknown date; the budget is 0", "0")]
    [InlineData("new DiffersParams()", null, "9")]
    [InlineData("new ContradictoryParams()", null, "0")]
    public Task Budget(string request, string? message, string budget) => new CSharpAnalyzerTest<RequestAnalyzer>
    {
        TestCode = Code(request),
        ExpectedMessages = message is null ? null : [message],
        TestState = { AdditionalReferences = { References.Runtime, DetailModels.Assembly, RetiredModels.Assembly }, EditorConfig = "typed_credit_budget = " + budget },
    }.RunAsync();

    [Theory]
    [InlineData("new {|TYP3004:DiffersParams|}()", "A request to 'differs' costs 7 to 9 coins (sources differ) by the table of 2026-10")]
    [InlineData("new {|TYP3004:StepsParams|} { Duration = null }", "A request to 'steps' costs 5 credits by the table of 2026-10")]
    [InlineData("new {|TYP3003:ContradictoryParams|}()", "The price of 'contradictory' is unknown: the sources contradict each other")]
    [InlineData("new StepsParams { Duration = (StepsDuration)text.Length }", null)]
    public Task Cost(string request, string? message) => new CSharpAnalyzerTest<Typed.Analyzers.Credits.CostAnalyzer>
    {
        TestCode = Code(request),
        ExpectedMessages = message is null ? null : [message],
        TestState = { AdditionalReferences = { References.Runtime, DetailModels.Assembly, RetiredModels.Assembly } },
    }.RunAsync();

    private static string Code(string request) =>
        $$"""
        using Details;
        using Typed;

        static class Test
        {
            static object M(string text, SlotsParams slots, Acme.BothFilmParams both) => {{request}};
        }
        """;
}
