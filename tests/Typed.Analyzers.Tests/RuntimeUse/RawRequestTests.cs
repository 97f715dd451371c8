using Typed.Analyzers.RuntimeUse.Raw;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;
using Typed.CodeFixes.RuntimeUse;

namespace Typed.Analyzers.Tests.RuntimeUse;

public sealed class RawRequestTests
{
    // E stands for SerializeToElement.
    [Theory]
    [InlineData("{|TYP4003:E(new { prompt = text, duration = {|TYP4004:8|} })|}")]
    [InlineData("{|TYP4003:E(new { prompt = text, duration = {|TYP4004:\"7s\"|} })|}")]
    [InlineData("{|TYP4003:E(new { prompt = {|TYP4004:5|}, generate_audio = {|TYP4004:\"yes\"|}, seed = {|TYP4004:\"1\"|} })|}")]
    [InlineData("{|TYP4003:E(new Dictionary<string, object> { [\"prompt\"] = \"x\", [\"duration\"] = {|TYP4004:8|} })|}")]
    [InlineData("{|TYP4003:E(new Dictionary<string, object> { { \"prompt\", \"x\" }, { \"duration\", {|TYP4004:8|} } })|}")]
    [InlineData("{|TYP4003:E(new JsonObject { [\"prompt\"] = \"x\", [\"duration\"] = {|TYP4004:8|} })|}")]
    [InlineData("{|TYP4003:JsonDocument.Parse({|TYP4004:\"{\\\"prompt\\\":\\\"x\\\",\\\"duration\\\":8}\"|}).RootElement|}")]
    [InlineData("{|TYP4003:JsonSerializer.Deserialize<JsonElement>({|TYP4004:\"{\\\"prompt\\\":\\\"x\\\",\\\"duration\\\":8}\"|})|}")]
    [InlineData("{|TYP4003:{|TYP4007:E(new { duration = \"8s\" })|}|}")]
    [InlineData("{|TYP4003:{|TYP4007:JsonDocument.Parse(\"{}\").RootElement|}|}")]
    // Null is no value for a required field.
    [InlineData("{|TYP4003:E(new { prompt = (string?){|TYP4007:null|}, duration = \"8s\" })|}")]
    [InlineData("{|TYP4003:JsonDocument.Parse({|TYP4007:\"{\\\"prompt\\\":null}\"|}).RootElement|}")]
    // An interpolation is a value, or a part of a string.
    [InlineData("{|TYP4003:JsonDocument.Parse({|TYP4004:$$\"\"\"{ \"prompt\": \"{{text}}\", \"duration\": 8 }\"\"\"|}).RootElement|}")]
    [InlineData("{|TYP4003:JsonDocument.Parse($$\"\"\"{ \"prompt\": \"a {{text}} b\", \"duration\": \"8s\", \"seed\": {{x}} }\"\"\").RootElement|}")]
    [InlineData("{|TYP4003:JsonDocument.Parse($$\"\"\"{ \"prompt\": {{text}} }\"\"\").RootElement|}")]
    [InlineData("JsonDocument.Parse($$\"\"\"{ \"prompt\": \"x\", {{text}} }\"\"\").RootElement")]
    [InlineData("JsonDocument.Parse($$\"\"\"{ \"{{text}}\": \"x\" }\"\"\").RootElement")]
    // Right.
    [InlineData("{|TYP4003:E(new { prompt = text, duration = \"8s\", generate_audio = false, seed = 7, more = 1 })|}")]
    [InlineData("{|TYP4003:JsonDocument.Parse(\" { \\\"prompt\\\" : \\\"x\\\", \\\"a\\\": [1, {\\\"b\\\":null}], \\\"c\\\": -1.5e3 } \").RootElement|}")]
    // Unknown.
    [InlineData("json")]
    [InlineData("E(request)")]
    [InlineData("E(new { duration = 8 }, new JsonSerializerOptions { PropertyNamingPolicy = null })")]
    [InlineData("E(new Dictionary<string, object> { [text] = 8 })")]
    [InlineData("JsonDocument.Parse(text).RootElement")]
    [InlineData("JsonDocument.Parse(\"{ broken\").RootElement")]
    public Task Raw_request(string parameters) =>
        UseTest.VerifyAsync<RawRequestAnalyzer>($"Keep(await client.SubmitAsync(\"veo3.1\", {Serialized(parameters)}));");

    [Fact]
    public Task Through_a_local() => UseTest.VerifyAsync<RawRequestAnalyzer>(
        "var raw = JsonSerializer.SerializeToElement(new { prompt = text, duration = {|TYP4004:8|} }); Keep(await client.SubmitAsync(\"veo3.1\", {|TYP4003:raw|}));",
        "'veo3.1': duration must be \"4s\", \"6s\" or \"8s\"; 8 is refused",
        "'veo3.1' has the record 'Veo31Params', which checks the parameters at compile time and knows their price");

    // A request that HttpClient sends, in the envelope of the provider.
    [Theory]
    [InlineData("new { model_name = \"veo3.1\", input_params = {|TYP4003:new { prompt = text, duration = {|TYP4004:8|} }|} }")]
    [InlineData("new Dictionary<string, object> { [\"model_name\"] = \"veo3.1\", [\"input_params\"] = {|TYP4003:{|TYP4007:new { duration = \"8s\" }|}|} }")]
    [InlineData("new { model_name = \"veo3.1\", input_params = {|TYP4003:new { prompt = text }|}, webhook_url = text }")]
    // No model that is known, no envelope, other options, another parameter.
    [InlineData("new { model_name = \"veo99\", input_params = new { duration = 8 } }")]
    [InlineData("new { model_name = text, input_params = new { duration = 8 } }")]
    [InlineData("new { model = \"veo3.1\", duration = 8 }")]
    [InlineData("new { model_name = \"veo3.1\", input_params = json }")]
    [InlineData("new { model_name = \"veo3.1\", input_params = new { Prompt = text, duration = 8 } }")]
    [InlineData("new { model_name = \"veo3.1\", input_params = new { duration = 8 } }, new JsonSerializerOptions { PropertyNamingPolicy = null }")]
    public Task Posted(string body) => UseTest.VerifyAsync<RawRequestAnalyzer>($"Keep(await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(new System.Net.Http.HttpClient(), \"x\", {body}));");

    [Fact]
    public Task Posted_through_a_local() => UseTest.VerifyAsync<RawRequestAnalyzer>(
        "var body = new { model_name = \"veo3.1\", input_params = {|TYP4003:new { prompt = text, duration = {|TYP4004:8|} }|} }; Keep(await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(new System.Net.Http.HttpClient(), \"x\", body));");

    // The same as the content of a request.
    [Theory]
    [InlineData("System.Net.Http.Json.JsonContent.Create(new { model_name = \"veo3.1\", input_params = {|TYP4003:new { prompt = text, duration = {|TYP4004:8|} }|} })")]
    [InlineData("new System.Net.Http.StringContent(JsonSerializer.Serialize(new { model_name = \"veo3.1\", input_params = {|TYP4003:new { prompt = text, duration = {|TYP4004:8|} }|} }), null, \"application/json\")")]
    [InlineData("new System.Net.Http.StringContent({|TYP4003:{|TYP4004:\"{\\\"model_name\\\":\\\"veo3.1\\\",\\\"input_params\\\":{\\\"prompt\\\":\\\"x\\\",\\\"duration\\\":8}}\"|}|})")]
    [InlineData("new System.Net.Http.StringContent({|TYP4003:$$\"\"\"{ \"model_name\": \"veo3.1\", \"input_params\": { \"prompt\": \"{{text}}\", \"duration\": \"8s\" } }\"\"\"|})")]
    [InlineData("new System.Net.Http.StringContent({|TYP4003:{|TYP4007:\"{\\\"model_name\\\":\\\"veo3.1\\\",\\\"input_params\\\":{}}\"|}|})")]
    [InlineData("new System.Net.Http.StringContent(\"{\\\"model_name\\\":\\\"veo99\\\",\\\"input_params\\\":{\\\"duration\\\":8}}\")")]
    [InlineData("new System.Net.Http.StringContent(\"{\\\"model_name\\\":\\\"veo3.1\\\",\\\"input_params\\\":5}\")")]
    [InlineData("new System.Net.Http.StringContent(JsonSerializer.Serialize(new { model_name = \"veo3.1\", input_params = new { duration = 8 } }, new JsonSerializerOptions()))")]
    [InlineData("new System.Net.Http.StringContent(text)")]
    public Task Posted_as_content(string content) => UseTest.VerifyAsync<RawRequestAnalyzer>($"Keep(await new System.Net.Http.HttpClient().PostAsync(\"x\", {content}));");

    [Fact]
    public Task Posted_as_content_in_a_local() => UseTest.VerifyAsync<RawRequestAnalyzer>(
        "var body = {|TYP4003:{|TYP4004:\"{\\\"model_name\\\":\\\"veo3.1\\\",\\\"input_params\\\":{\\\"prompt\\\":\\\"x\\\",\\\"duration\\\":8}}\"|}|}; using var content = new System.Net.Http.StringContent(body); Keep(await new System.Net.Http.HttpClient().PostAsync(\"x\", content));");

    // An object that is built step by step in one block.
    [Theory]
    [InlineData("var body = new JsonObject { [\"prompt\"] = text }; body[\"duration\"] = {|TYP4004:8|}; B", true)]
    [InlineData("var body = new JsonObject(); body.Add(\"prompt\", text); x++; body[\"duration\"] = {|TYP4004:\"7s\"|}; B", true)]
    [InlineData("var body = new Dictionary<string, object>(); body[\"prompt\"] = text; body[\"duration\"] = {|TYP4004:8|}; B", true)]
    [InlineData("var body = new JsonObject { [\"prompt\"] = text, [\"duration\"] = 8 }; body[\"duration\"] = \"8s\"; B", true)]
    // Anything else may happen to it.
    [InlineData("var body = new JsonObject { [\"duration\"] = 8 }; if (flag) { body[\"prompt\"] = text; } B", false)]
    [InlineData("var body = new JsonObject { [\"duration\"] = 8 }; Keep(body); B", false)]
    [InlineData("var body = new JsonObject { [\"duration\"] = 8 }; body[text] = 8; B", false)]
    [InlineData("var body = new JsonObject { [\"duration\"] = 8 }; var other = body; other[\"duration\"] = \"8s\"; B", false)]
    [InlineData("var body = new JsonObject { [\"duration\"] = 8 }; body = new JsonObject(); B", false)]
    public Task Built_step_by_step(string statements, bool isRead) => UseTest.VerifyAsync<RawRequestAnalyzer>(statements.Replace(
        "B", isRead ? "Keep(await client.SubmitAsync(\"veo3.1\", {|TYP4003:JsonSerializer.SerializeToElement(body)|}));" : "Keep(await client.SubmitAsync(\"veo3.1\", JsonSerializer.SerializeToElement(body)));", StringComparison.Ordinal));

    [Theory]
    [InlineData(
        "{|TYP4003:E(new { prompt = text, duration = \"6s\", generate_audio = flag, seed = 7 })|}",
        "new Veo31Params { Prompt = text, Duration = Veo31Duration.Seconds6, GenerateAudio = flag, Seed = 7 }")]
    [InlineData("{|TYP4003:JsonDocument.Parse(\"{\\\"prompt\\\":\\\"x\\\"}\").RootElement|}", "new Veo31Params { Prompt = \"x\" }")]
    [InlineData("{|TYP4003:E(new { prompt = \"x\", generate_audio = false })|}", "new Veo31Params { Prompt = \"x\", GenerateAudio = false }")]
    [InlineData("{|TYP4003:E(new { prompt = \"x\", generate_audio = true, seed = x })|}", "new Veo31Params { Prompt = \"x\", GenerateAudio = true, Seed = x }")]
    [InlineData("{|TYP4003:E(new { prompt = text, duration = {|TYP4004:\"7s\"|} })|}", null)]
    [InlineData("{|TYP4003:E(new { prompt = text, camera = \"left\" })|}", null)]
    [InlineData("{|TYP4003:{|TYP4007:E(new { seed = 1 })|}|}", null)]
    public Task Becomes_the_record(string parameters, string? record) => UseTest.VerifyFixAsync<RawRequestAnalyzer, UseRecordCodeFixProvider>(
        $"Keep(await client.SubmitAsync(\"veo3.1\", {Serialized(parameters)}, cancellationToken: default));",
        record is null ? null : $"Keep(await client.SubmitAsync({record}, cancellationToken: default));");

    [Theory]
    [InlineData("E(new { prompt = text, duration = {|TYP4004:7|} })", "E(new { prompt = text, duration = \"6s\" })", "Use \"6s\"", "Use \"8s\"", "Use \"4s\"")]
    [InlineData("E(new { prompt = text, duration = {|TYP4004:\"8\"|} })", "E(new { prompt = text, duration = \"8s\" })", "Use \"8s\"", "Use \"6s\"", "Use \"4s\"")]
    [InlineData("JsonDocument.Parse({|TYP4004:\"{\\\"prompt\\\":\\\"x\\\",\\\"duration\\\":8}\"|}).RootElement", null)]
    public Task Nearest_wire_value(string before, string? after, params string[] titles) => new CSharpCodeFixTest<RawRequestAnalyzer, ReplacementTextCodeFixProvider>
    {
        TestCode = Call(before),
        FixedCode = after is null ? null : Call(after),
        ExpectedTitles = after is null ? null : titles,
        TestState = { AdditionalReferences = { References.Runtime, References.Models }, EditorConfig = "dotnet_diagnostic.TYP4003.severity = none" },
    }.RunAsync();

    private static string Call(string parameters) => UseTest.InMethod($"Keep(await client.SubmitAsync(\"veo3.1\", {Serialized(parameters)}));");

    private static string Serialized(string parameters) => parameters.Replace("E(new", "JsonSerializer.SerializeToElement(new", StringComparison.Ordinal).Replace("E(request", "JsonSerializer.SerializeToElement(request", StringComparison.Ordinal);
}
