using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>What the messages of one value say, and which replacement comes first.</summary>
public sealed class ValueDetailTests
{
    private const string Long = "https://a.b/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.mp4";

    [Theory]
    [InlineData("(StepsDuration){|TYP1001:7|}", "'steps' does not take a duration of 7 s; allowed: 0, 5, 10, 20, auto")]
    [InlineData("(StepsDuration)0", null)]
    [InlineData("(StepsDuration)(-1)", null)]
    [InlineData("(SixteenVoices){|TYP1004:17|}", "'voice' has no voice with the number 17; allowed: v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13, v14, v15, v16")]
    [InlineData("{|TYP1018:(SixteenVoices)StepsDuration.Seconds5|}", "A value of duration of 'steps' is cast to voice of 'voice': the same number means something else there")]
    [InlineData("{|TYP1018:(StepsDuration)SixteenVoices.V5|}", "A value of voice of 'voice' is cast to duration of 'steps': the same number means something else there")]
    [InlineData("(SeventeenVoices)SixteenVoices.V5", null)]
    [InlineData("(SeventeenVoices){|TYP1004:18|}", "'voice' has no voice with the number 18; allowed: v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13, v14, v15, v16, … (17 in all)")]
    public Task Value(string expression, string? message) => new CSharpAnalyzerTest<UndefinedValueAnalyzer>
    {
        TestCode = Code(expression),
        ExpectedMessages = message is null ? null : [message],
        TestState = { AdditionalReferences = { References.Runtime, DetailModels.Assembly } },
    }.RunAsync();

    // By the distance in lines: 2K has 1080 of them, 4k 2160. A word has none and comes last.
    [Theory]
    [InlineData("(SharpResolution){|TYP1002:1000|}", "SharpResolution.K2", "Use K2 (2K)", "Use P480 (480p)", "Use K4 (4k)", "Use Best (best)")]
    [InlineData("(SharpResolution){|TYP1002:2000|}", "SharpResolution.K4", "Use K4 (4k)", "Use K2 (2K)", "Use P480 (480p)", "Use Best (best)")]
    [InlineData("(SharpResolution){|TYP1002:780|}", "SharpResolution.P480", "Use P480 (480p)", "Use K2 (2K)", "Use K4 (4k)", "Use Best (best)")]
    [InlineData("(PlainResolution){|TYP1002:700|}", "PlainResolution.P720", "Use P720 (720)", "Use P480 (480)")]
    [InlineData("(StepsDuration){|TYP1001:2|}", "StepsDuration.Seconds0", "Use Seconds0 (0 s)", "Use Seconds5 (5 s)", "Use Seconds10 (10 s)", "Use Seconds20 (20 s)", "Use Auto (auto)")]
    [InlineData("(SpeedRate){|TYP1004:1|}", "SpeedRate.One", "Use One (1)", "Use Half (0.5)", "Use Two (2)")]
    [InlineData("(SpeedRate){|TYP1004:3|}", "SpeedRate.Two", "Use Two (2)", "Use One (1)", "Use Half (0.5)")]
    public Task Nearest_first(string before, string after, params string[] titles) => new CSharpCodeFixTest<UndefinedValueAnalyzer, AllowedValueCodeFixProvider>
    {
        TestCode = Code(before),
        FixedCode = Code(after),
        ExpectedTitles = titles,
        TestState = { AdditionalReferences = { References.Runtime, DetailModels.Assembly } },
    }.RunAsync();

    [Theory]
    [InlineData("Most = {|TYP1005:5|}", "'texts': most must be at most 4; 5 is refused")]
    [InlineData("Below = {|TYP1005:4|}", "'texts': below must be less than 4; 4 is refused")]
    [InlineData("Least = {|TYP1005:1.5|}", "'texts': least must be at least 2; 1.5 is refused")]
    [InlineData("Between = {|TYP1005:4|}", "'texts': between must be at least 2 and less than 4; 4 is refused")]
    [InlineData("Between = {|TYP1005:double.NegativeInfinity|}", "'texts': between must be at least 2 and less than 4; -Infinity is refused")]
    [InlineData("Even = {|TYP1005:0|}", "'texts': even must be at least 1; 0 is refused")]
    [InlineData("Even = {|TYP1006:3|}", "'texts': even must be a multiple of 2; 3 is not")]
    [InlineData("Flags = [true, {|TYP1013:true|}]", "'texts': the items of flags must be different; \"true\" is repeated")]
    [InlineData("Flags = [false, {|TYP1013:false|}]", "'texts': the items of flags must be different; \"false\" is repeated")]
    [InlineData("Flags = [true, false]", null)]
    [InlineData("Paces = [SpeedRate.Half, SpeedRate.One, {|TYP1013:SpeedRate.Half|}]", "'texts': the items of paces must be different; \"0.5\" is repeated")]
    [InlineData("Over = {|TYP1005:2|}", "'texts': over must be greater than 2.5; 2 is refused")]
    [InlineData("Two = {|TYP1011:[\"a\"]|}", "'texts': two must have 2 items or more; this has 1")]
    [InlineData("Prompt = {|TYP1007:\"abcd\"|}", "'texts': prompt must have 3 characters or fewer; this has 4")]
    [InlineData("Page = {|TYP1014:\"a b\"|}", "'texts': page must be a url; \"a b\" is not")]
    [InlineData("Voice = {|TYP1009:\"A\\rB\\nC\"|}", "'texts': voice must match ^[a-z]+$; \"A\\rB\\nC\" does not")]
    // A text of 60 characters is shown whole, a longer one is shortened.
    [InlineData("ImageUrl = {|TYP1016:\"" + Long + "\"|}", "'texts': image_url takes an image; \"" + Long + "\" looks like a video")]
    [InlineData("ImageUrl = {|TYP1016:\"" + Long + "?\"|}", "'texts': image_url takes an image; \"" + Long + "…\" looks like a video")]
    [InlineData("SoundUrl = {|TYP1016:\"https://a.b/c.PNG\"|}", "'texts': sound_url takes an audio file; \"https://a.b/c.PNG\" looks like an image")]
    [InlineData("ImageUrl = {|TYP1016:\"https://a.b/c.wav\"|}", "'texts': image_url takes an image; \"https://a.b/c.wav\" looks like an audio file")]
    [InlineData("ModelUrl = {|TYP1016:\"https://a.b/c.png\"|}", "'texts': model_url takes model; \"https://a.b/c.png\" looks like an image")]
    [InlineData("Day = \"no date\"", null)]
    [InlineData("Page = \"https://a.b/c\"", null)]
    [InlineData("ImageUrl = \"data:mp4\"", null)]
    [InlineData("ImageUrl = \"https://a.b.mp4/c\"", null)]
    [InlineData("Even = 2", null)]
    [InlineData("Most = -1", null)]
    [InlineData("Below = 3", null)]
    [InlineData("Between = 2", null)]
    public Task Constraint(string assignment, string? message) => new CSharpAnalyzerTest<ConstrainedValueAnalyzer>
    {
        TestCode = Code($"new TextsParams {{ {assignment} }}"),
        ExpectedMessages = message is null ? null : [message],
        TestState = { AdditionalReferences = { References.Runtime, DetailModels.Assembly } },
    }.RunAsync();

    [Theory]
    [InlineData("Most = {|TYP1005:5|}", "Most = 4", "Use 4")]
    [InlineData("Below = {|TYP1005:9|}", "Below = 3", "Use 3")]
    [InlineData("Least = {|TYP1005:1.5|}", "Least = 2", "Use 2")]
    [InlineData("Even = {|TYP1006:3|}", "Even = 2", "Use 2", "Use 4")]
    [InlineData("Over = {|TYP1005:2|}", "Over = 3", "Use 3")]
    [InlineData("From = {|TYP1005:2|}", "From = 3", "Use 3")]
    [InlineData("To = {|TYP1005:5|}", "To = 4", "Use 4")]
    [InlineData("Between = {|TYP1005:4|}", null)]
    [InlineData("Prompt = {|TYP1007:\" ab \"|}", "Prompt = \"ab\"", "Use \"ab\"")]
    [InlineData("Voice = {|TYP1009:\"Ab\"|}", "Voice = \"ab\"", "Use \"ab\"")]
    [InlineData("Voice = {|TYP1009:\" AB\"|}", "Voice = \"ab\"", "Use \"ab\"")]
    [InlineData("Voice = {|TYP1009:\" a\\nb\"|}", null)]
    [InlineData("Voice = {|TYP1009:\"   \"|}", null)]
    [InlineData("Page = {|TYP1014:\"a.b/c\"|}", "Page = \"https://a.b/c\"", "Use \"https://a.b/c\"")]
    [InlineData("Page = {|TYP1014:\".b/c\"|}", null)]
    [InlineData("Page = {|TYP1014:\"a/b.c\"|}", null)]
    [InlineData("Page = {|TYP1014:\"a.b\"|}", null)]
    public Task Replacement(string before, string? after, params string[] titles) => new CSharpCodeFixTest<ConstrainedValueAnalyzer, ReplacementTextCodeFixProvider>
    {
        TestCode = Code($"new TextsParams {{ {before} }}"),
        FixedCode = after is null ? null : Code($"new TextsParams {{ {after} }}"),
        ExpectedTitles = titles.Length == 0 ? null : titles,
        TestState = { AdditionalReferences = { References.Runtime, DetailModels.Assembly } },
    }.RunAsync();

    // A text that is too short or of another pattern is not reported as empty as well.
    [Theory]
    [InlineData("Name = {|TYP1007:\"\"|}, Code = \"a\", Free = \"a\"", "'required': name must have 1 character or more; this has 0")]
    [InlineData("Name = \"a\", Code = {|TYP1009:\"\"|}, Free = \"a\"", "'required': code must match ^[a-z]+$; \"\" does not")]
    [InlineData("Name = \"a\", Code = \"a\", Free = {|TYP1010:\" \"|}", "'required': free is required; it is empty")]
    [InlineData("Name = \"a\", Code = \"a\", Free = {|TYP1017:null|}!", "'required': free is required; it is null")]
    [InlineData("Name = \" \", Code = \"a\", Free = \"a\", Other = \"\"", null)]
    public Task Required_text(string assignments, string? message) => new CSharpAnalyzerTest<ConstrainedValueAnalyzer>
    {
        TestCode = Code($"new RequiredTextsParams {{ {assignments} }}"),
        ExpectedMessages = message is null ? null : [message],
        TestState = { AdditionalReferences = { References.Runtime, DetailModels.Assembly } },
    }.RunAsync();

    private static string Code(string expression) =>
        $$"""
        using Details;

        static class Test
        {
            static object M() => {{expression}};
        }
        """;
}
