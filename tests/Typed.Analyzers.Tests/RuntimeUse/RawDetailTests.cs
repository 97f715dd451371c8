using Typed.Analyzers.RuntimeUse.Raw;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests.RuntimeUse;

/// <summary>What the messages about values of raw requests say, at each limit.</summary>
public sealed class RawDetailTests
{
    [Theory]
    [InlineData("prompt = {|TYP4004:5|}", "'texts': prompt must be a string; 5 is refused")]
    [InlineData("prompt = \"x\"", null)]
    [InlineData("loud = {|TYP4004:\"yes\"|}", "'texts': loud must be true or false; \"yes\" is refused")]
    [InlineData("loud = {|TYP4004:1|}", "'texts': loud must be true or false; 1 is refused")]
    [InlineData("loud = true", null)]
    [InlineData("even = {|TYP4004:\"2\"|}", "'texts': even must be a number; \"2\" is refused")]
    [InlineData("even = {|TYP4004:true|}", "'texts': even must be a number; true is refused")]
    [InlineData("even = {|TYP4004:false|}", "'texts': even must be a number; false is refused")]
    [InlineData("even = {|TYP4004:0|}", "'texts': even must be at least 1; 0 is refused")]
    [InlineData("even = {|TYP4004:3|}", "'texts': even must be a multiple of 2; 3 is refused")]
    [InlineData("even = 2", null)]
    [InlineData("most = {|TYP4004:5|}", "'texts': most must be at most 4; 5 is refused")]
    [InlineData("most = 4", null)]
    [InlineData("below = {|TYP4004:4|}", "'texts': below must be less than 4; 4 is refused")]
    [InlineData("below = 3L", null)]
    [InlineData("above = {|TYP4004:0|}", "'texts': above must be greater than 0; 0 is refused")]
    [InlineData("above = 0.5", null)]
    [InlineData("above = double.MaxValue", null)]
    [InlineData("least = {|TYP4004:1.5|}", "'texts': least must be at least 2; 1.5 is refused")]
    [InlineData("least = 2", null)]
    [InlineData("tone = {|TYP4004:\"loud\"|}", "'texts': tone must be \"calm\"; \"loud\" is refused")]
    [InlineData("tone = \"calm\"", null)]
    [InlineData("pace = {|TYP4004:3|}", "'texts': pace must be 0.5, 1 or 2; 3 is refused")]
    [InlineData("pace = {|TYP4004:\"1\"|}", "'texts': pace must be 0.5, 1 or 2; \"1\" is refused")]
    [InlineData("pace = 0.5", null)]
    [InlineData("other = 5", null)]
    public Task Value(string member, string? message) => VerifyAsync($"Post(new {{ model_name = \"texts\", input_params = new {{ {member} }} }});", message);

    [Theory]
    [InlineData("Post(new { model_name = \"slots\", input_params = {|TYP4007:new { last = text }|} });", "'slots': first is required; the request does not have it")]
    [InlineData("Post(new { model_name = \"slots\", input_params = new { first = (string?){|TYP4007:null|} } });", "'slots': first is required; it is null")]
    [InlineData("Send({|TYP4007:\"{\\\"model_name\\\":\\\"slots\\\",\\\"input_params\\\":{\\\"first\\\":\\\"a\\\",\\\"first\\\":null}}\"|});", "'slots': first is required; it is null")]
    [InlineData("Send(\"{\\\"model_name\\\":\\\"slots\\\",\\\"input_params\\\":{\\\"first\\\":null,\\\"first\\\":\\\"a\\\"}}\");", null)]
    // What an interpolation brings is unknown, alone and as a part of a text.
    [InlineData("Send($$\"\"\"{ \"model_name\": \"texts\", \"input_params\": { \"tone\": \"{{text}}\", \"pace\": {{text}} } }\"\"\");", null)]
    [InlineData("Send($$\"\"\"{ \"model_name\": \"texts\", \"input_params\": { \"tone\": \"c{{text}}\" } }\"\"\");", null)]
    [InlineData("Send({|TYP4004:$$\"\"\"{ \"model_name\": \"texts\", \"input_params\": { \"tone\": \"c{{Known}}\" } }\"\"\"|});", "'texts': tone must be \"calm\"; \"cold\" is refused")]
    // Another form: names that the serializer changes, a model that is not known, and options.
    [InlineData("Post(new { model_name = \"texts\", input_params = new { Prompt = 5, prompt = 5 } });", null)]
    [InlineData("Post(new { Model_name = \"texts\", input_params = new { prompt = 5 } });", null)]
    [InlineData("Post(new { model_name = \"nothing\", input_params = new { prompt = 5 } });", null)]
    [InlineData("Keep(new HttpClient().PostAsJsonAsync(\"x\", new { model_name = \"texts\", input_params = new { prompt = {|TYP4004:5|} } }, (JsonSerializerOptions?)null));", "'texts': prompt must be a string; 5 is refused")]
    [InlineData("Keep(new HttpClient().PostAsJsonAsync(\"x\", new { model_name = \"texts\", input_params = new { prompt = 5 } }, new JsonSerializerOptions()));", null)]
    [InlineData("Keep(new HttpClient().PutAsJsonAsync(\"x\", new { model_name = \"texts\", input_params = new { prompt = 5 } }));", null)]
    public Task Request(string statement, string? message) => VerifyAsync(statement, message);

    [Fact]
    public Task Suggestion() => new CSharpAnalyzerTest<RawRequestAnalyzer>
    {
        TestCode = Code("Post(new { model_name = \"texts\", input_params = {|TYP4003:new { prompt = text }|} });"),
        ExpectedMessages = ["'texts' has the record 'TextsParams', which checks the parameters at compile time and knows their price"],
        TestState = { AdditionalReferences = { References.Runtime, DetailModels.Assembly } },
    }.RunAsync();

    [Theory]
    [InlineData("pace = {|TYP4004:3|}", "pace = 2", "Use 2", "Use 1", "Use 0.5")]
    [InlineData("pace = {|TYP4004:0.6|}", "pace = 0.5", "Use 0.5", "Use 1", "Use 2")]
    [InlineData("pace = {|TYP4004:\"fast\"|}", "pace = 0.5", "Use 0.5", "Use 1", "Use 2")]
    [InlineData("prompt = {|TYP4004:5|}", null)]
    public Task Nearest(string before, string? after, params string[] titles) => new CSharpCodeFixTest<RawRequestAnalyzer, ReplacementTextCodeFixProvider>
    {
        TestCode = Code($"Post(new {{ model_name = \"texts\", input_params = new {{ {before} }} }});"),
        FixedCode = after is null ? null : Code($"Post(new {{ model_name = \"texts\", input_params = new {{ {after} }} }});"),
        ExpectedTitles = titles.Length == 0 ? null : titles,
        TestState = { AdditionalReferences = { References.Runtime, DetailModels.Assembly }, EditorConfig = Quiet },
    }.RunAsync();

    private const string Quiet = "dotnet_diagnostic.TYP4003.severity = none";

    private static Task VerifyAsync(string statement, string? message) => new CSharpAnalyzerTest<RawRequestAnalyzer>
    {
        TestCode = Code(statement),
        ExpectedMessages = message is null ? null : [message],
        TestState = { AdditionalReferences = { References.Runtime, DetailModels.Assembly }, EditorConfig = Quiet },
    }.RunAsync();

    private static string Code(string statement) =>
        $$"""
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Text.Json;

        static class Test
        {
            const string Known = "old";
            static void Keep(object value) { }
            static void M(string text) { {{Expanded(statement)}} }
        }
        """;

    private static string Expanded(string statement) =>
        statement.StartsWith("Post(", StringComparison.Ordinal) ? "Keep(new HttpClient().PostAsJsonAsync(\"x\", " + statement["Post(".Length..^1] + ");"
        : statement.StartsWith("Send(", StringComparison.Ordinal) ? "Keep(new HttpClient().PostAsync(\"x\", new StringContent(" + statement["Send(".Length..^1] + "));"
        : statement;
}
