using Typed.Analyzers.RuntimeUse;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;
using Typed.CodeFixes.RuntimeUse;

namespace Typed.Analyzers.Tests.RuntimeUse;

public sealed class RuntimeUseTests
{
    [Theory]
    [InlineData("Keep(await client.SubmitAsync({|TYP4002:\"veo3.1/fasst\"|}, json));", "No model 'veo3.1/fasst' of creatify is known; did you mean 'veo3.1/fast'?")]
    [InlineData("const string Name = \"veo31\"; Keep(await client.SubmitAsync({|TYP4002:Name|}, json));", "No model 'veo31' of creatify is known; did you mean 'veo3.1'?")]
    [InlineData("Keep(await client.SubmitAsync(flag ? \"veo3.1\" : {|TYP4002:\"veo3.l\"|}, json));")]
    [InlineData("Keep(await client.SubmitAsync(\"veo3.1/fast\", json));")]
    [InlineData("Keep(await client.SubmitAsync(\"a-model-of-next-year\", json));")]
    [InlineData("Keep(await client.SubmitAsync(text, json));")]
    [InlineData("GenerationClient any = client; Keep(await any.SubmitAsync(\"veo3.1/fasst\", json));")]
    public Task Model_name(string statements, params string[] messages) => UseTest.VerifyAsync<UnknownModelAnalyzer>(statements, messages);

    /// <summary>A request that HttpClient sends, in the envelope of a provider.</summary>
    [Theory]
    [InlineData("new StringContent({|TYP4002:\"{\\\"model_name\\\":\\\"veo3.1/fasst\\\",\\\"input_params\\\":{\\\"prompt\\\":\\\"x\\\"}}\"|})", "No model 'veo3.1/fasst' of creatify is known; did you mean 'veo3.1/fast'?")]
    [InlineData("new StringContent({|TYP4002:$$\"\"\"{ \"model_name\": \"veo3.1/fasst\", \"input_params\": { \"prompt\": \"{{text}}\" } }\"\"\"|})")]
    [InlineData("new StringContent(JsonSerializer.Serialize(new { model_name = {|TYP4002:\"veo3.1/fasst\"|}, input_params = new { prompt = text } }))")]
    [InlineData("JsonContent.Create(new { model_name = flag ? \"veo3.1\" : {|TYP4002:\"veo3.1/fasst\"|}, input_params = new { prompt = text } })")]
    [InlineData("JsonContent.Create(new { model_name = {|TYP4002:\"nano-bannana\"|}, input_params = json })")]
    // Another model, another form, or what may be another API: a parameter that the model does not have, a name that resembles those of two providers.
    [InlineData("new StringContent(\"{\\\"model_name\\\":\\\"veo3.1/fast\\\",\\\"input_params\\\":{\\\"prompt\\\":\\\"x\\\"}}\")")]
    [InlineData("new StringContent(\"{\\\"model_name\\\":\\\"veo4/fasst\\\",\\\"input_params\\\":{\\\"prompt\\\":\\\"x\\\"}}\")")]
    [InlineData("new StringContent(\"{\\\"model_name\\\":\\\"veo3.1/fasst\\\",\\\"input_params\\\":{\\\"text\\\":\\\"x\\\"}}\")")]
    [InlineData("new StringContent(\"{\\\"model_name\\\":\\\"veo_3.1\\\",\\\"input_params\\\":{\\\"prompt\\\":\\\"x\\\"}}\")")]
    [InlineData("new StringContent(\"{\\\"model\\\":\\\"veo3.1/fasst\\\",\\\"prompt\\\":\\\"x\\\"}\")")]
    [InlineData("new StringContent($$\"\"\"{ \"model_name\": \"veo3.1/{{text}}\", \"input_params\": { \"prompt\": \"x\" } }\"\"\")")]
    [InlineData("JsonContent.Create(new { model_name = text, input_params = new { prompt = text } })")]
    public Task Posted_model_name(string content, params string[] messages) => UseTest.VerifyAsync<UnknownModelAnalyzer>(
        $"Keep(await new System.Net.Http.HttpClient().PostAsync(\"x\", {content.Replace("new StringContent", "new System.Net.Http.StringContent", StringComparison.Ordinal).Replace("JsonContent.Create", "System.Net.Http.Json.JsonContent.Create", StringComparison.Ordinal)}));", messages);

    [Fact]
    public Task Posted_model_name_fix() => UseTest.VerifyFixAsync<UnknownModelAnalyzer, ReplacementTextCodeFixProvider>(
        "Keep(await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(new System.Net.Http.HttpClient(), \"x\", new { model_name = {|TYP4002:\"veo3.1/fasst\"|}, input_params = new { prompt = text } }));",
        "Keep(await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(new System.Net.Http.HttpClient(), \"x\", new { model_name = \"veo3.1/fast\", input_params = new { prompt = text } }));",
        0,
        "Change the model's name to 'veo3.1/fast'");

    /// <summary>A build that generates only the used records lists the names of all models.</summary>
    [Theory]
    [InlineData("Keep(await client.SubmitAsync({|TYP4002:\"wann2.5\"|}, json));", "No model 'wann2.5' of creatify is known; did you mean 'wan2.5'?")]
    [InlineData("Keep(await client.SubmitAsync({|TYP4002:\"veo3.1/fasst\"|}, json));", "No model 'veo3.1/fasst' of creatify is known; did you mean 'veo3.1/fast'?")]
    [InlineData("Keep(await client.SubmitAsync(\"wan2.5\", json));")]
    [InlineData("Keep(await client.SubmitAsync(\"veo-3.1-fast\", json));")]
    [InlineData("Keep(await client.SubmitAsync(\"sorrento\", json));")]
    public Task Listed_model_name(string statements, params string[] messages) => new CSharpAnalyzerTest<UnknownModelAnalyzer>
    {
        TestCode = UseTest.InMethod(statements),
        ExpectedMessages = messages.Length == 0 ? null : messages,
        TestState =
        {
            Sources = { "[assembly: Typed.Constraints.ModelNames(\"creatify\", \"wan2.5\", \"veo-3.1-fast\")] [assembly: Typed.Constraints.ModelNames(\"acme\", \"sorento\")]" },
            AdditionalReferences = { References.Runtime, References.Models },
        },
    }.RunAsync();

    [Fact]
    public Task Model_name_fix() => UseTest.VerifyFixAsync<UnknownModelAnalyzer, ReplacementTextCodeFixProvider>(
        "Keep(await client.SubmitAsync({|TYP4002:\"veo3.1/fasst\"|}, json));", "Keep(await client.SubmitAsync(\"veo3.1/fast\", json));", 0, "Change the model's name to 'veo3.1/fast'");

    [Theory]
    [InlineData("Keep(new CreatifyOptions { ApiId = {|TYP4005:\"abc\"|}, ApiKey = {|TYP4005:\"def\"|} });")]
    [InlineData("var options = new CreatifyOptions(); options.ApiKey = {|TYP4005:\"def\"|}; Keep(options);")]
    [InlineData("const string Key = \"k\"; Keep(new CreatifyOptions { ApiKey = {|TYP4005:Key|} });")]
    [InlineData("Keep(new CreatifyOptions { ApiKey = Environment.GetEnvironmentVariable(\"KEY\") ?? {|TYP4005:\"def\"|} });")]
    [InlineData("Keep(new CreatifyOptions { ApiKey = \"\" });")]
    [InlineData("Keep(new CreatifyOptions { ApiKey = text });")]
    [InlineData("Keep(CreatifyOptions.FromEnvironment());")]
    [InlineData("Keep(new CreatifyOptions { ApiKey = \"any\", BaseAddress = new Uri(\"http://localhost:5000\") });")]
    // Text that stands for a key.
    [InlineData("Keep(new CreatifyOptions { ApiKey = \"<your key>\", ApiId = \"YOUR_API_ID\" });")]
    [InlineData("Keep(new CreatifyOptions { ApiKey = \"{key}\", ApiId = \"xxxxxxxx\" });")]
    // Any provider's, and a user's own.
    [InlineData("Keep(new Typed.Hoox.HooxOptions { ApiKey = {|TYP4005:\"hx_live_0123\"|} });")]
    [InlineData("Keep(new Typed.CreativeAI.CreativeAIOptions { ApiKey = {|TYP4005:\"abc\"|}, WebhookSecret = {|TYP4005:\"def\"|} });")]
    [InlineData("Keep(new OwnOptions { Token = {|TYP4005:\"abc\"|}, Name = \"abc\" });")]
    // Within another expression.
    [InlineData("var options = new CreatifyOptions(); Keep(options.ApiKey = {|TYP4005:\"def\"|});")]
    [InlineData("var options = new CreatifyOptions(); var key = options.ApiKey = {|TYP4005:\"def\"|}; Keep(key);")]
    [InlineData("var options = new CreatifyOptions(); if ((options.ApiKey = flag ? text : {|TYP4005:\"def\"|}).Length > 3) { Keep(options); }")]
    [InlineData("var options = new CreatifyOptions(); Keep(options.ApiId = options.ApiKey = {|TYP4005:\"def\"|});")]
    [InlineData("var options = new CreatifyOptions(); options.ApiId = options.ApiKey = {|TYP4005:\"def\"|}; Keep(options);")]
    [InlineData("var options = new CreatifyOptions(); (options.ApiId, options.ApiKey) = (text, {|TYP4005:\"def\"|}); Keep(options);")]
    [InlineData("var options = new CreatifyOptions(); options.ApiKey ??= {|TYP4005:\"def\"|}; Keep(options.ApiId ??= {|TYP4005:\"abc\"|});")]
    [InlineData("Func<CreatifyOptions, string> set = options => options.ApiKey = {|TYP4005:\"def\"|}; Func<CreatifyOptions, object> other = options => options.ApiKey = {|TYP4005:\"ghi\"|}; Keep(set); Keep(other);")]
    [InlineData("string Set(CreatifyOptions options) => options.ApiKey = {|TYP4005:\"def\"|}; Keep(Set(new()));")]
    [InlineData("var options = new CreatifyOptions(); Keep(options.ApiKey = text); Keep(options.ApiKey = \"<your key>\"); options.ApiKey += \"def\"; (options.ApiKey, _) = (text, \"def\"); Keep(options.ApiKey == \"def\");")]
    public Task Api_key(string statements) => UseTest.VerifyAsync<RuntimePropertyAnalyzer>(statements);

    [Fact]
    public Task Api_key_behind_a_condition()
    {
        Assert.SkipUnless(SnippetProject.CSharp14.HasValue, "This Roslyn ends before C# 14.");
        return new CSharpAnalyzerTest<RuntimePropertyAnalyzer>
        {
            TestCode = UseTest.InMethod("CreatifyOptions? options = new(); options?.ApiKey = {|TYP4005:\"def\"|}; Keep(options?.ApiKey = {|TYP4005:\"ghi\"|});"),
            LanguageVersion = SnippetProject.CSharp14!.Value,
            TestState = { AdditionalReferences = { References.Runtime, References.Models } },
        }.RunAsync();
    }

    [Fact]
    public Task Api_key_fix() => UseTest.VerifyFixAsync<RuntimePropertyAnalyzer, ReplacementTextCodeFixProvider>(
        "Keep(new CreatifyOptions { ApiKey = {|TYP4005:\"def\"|} });",
        "Keep(new CreatifyOptions { ApiKey = Environment.GetEnvironmentVariable(CreatifyOptions.ApiKeyVariable) ?? \"\" });",
        0,
        "Read ApiKey from the environment");

    [Theory]
    [InlineData("Keep(new PollingOptions { Interval = {|TYP4006:TimeSpan.FromMilliseconds(100)|} });", "Polling every 0.1 s brings no result sooner and leads to 429; use 1 s or more")]
    [InlineData("Keep(new PollingOptions() with { Interval = {|TYP4006:TimeSpan.Zero|} });")]
    [InlineData("Keep(new Typed.Tracking.TrackedProviderOptions { Polling = new() { Interval = {|TYP4006:TimeSpan.Zero|} } });")]
    [InlineData("Keep(new PollingOptions { Interval = TimeSpan.FromSeconds(1) });")]
    [InlineData("Keep(new PollingOptions { Interval = TimeSpan.FromMilliseconds(x) });")]
    [InlineData("Keep(new PollingOptions { FirstDelay = TimeSpan.Zero });")]
    public Task Poll_interval(string statements, params string[] messages) => UseTest.VerifyAsync<RuntimePropertyAnalyzer>(statements, messages);

    [Fact]
    public Task Poll_interval_fix() => UseTest.VerifyFixAsync<RuntimePropertyAnalyzer, ReplacementTextCodeFixProvider>(
        "Keep(new PollingOptions { Interval = {|TYP4006:TimeSpan.FromMilliseconds(100)|} });",
        "Keep(new PollingOptions { Interval = TimeSpan.FromSeconds(1) });");

    [Theory]
    [InlineData("CreatifyWebhook.TryParse([], out var hook); Keep(hook!.{|TYP4010:Assets|});")]
    [InlineData("Typed.Hoox.HooxWebhook.TryParse([], out var hook); Keep(hook!.{|TYP4010:Asset|});")]
    [InlineData("CreatifyTemplateWebhook.TryParse([], out var hook); Keep(hook!.{|TYP4010:VideoOutput|});")]
    [InlineData("CreatifyWebhook.TryParse([], out var hook); Keep(await client.GetTaskAsync(hook!.Id)); Keep(hook.Status);")]
    public Task Webhook(string statements) => UseTest.VerifyAsync<RuntimePropertyAnalyzer>(statements);

    [Theory]
    [InlineData("Keep(new Veo31Params { Prompt = \"x\", ExtraParameters = new() { { {|TYP4009:\"duration\"|}, \"7s\" } } });", "'veo3.1' has a property for 'duration': use Duration, which is checked")]
    [InlineData("Keep(new Veo31Params { Prompt = \"x\" } with { ExtraParameters = new ExtraParameters { { {|TYP4009:\"seed\"|}, 7 }, { \"camera\", \"left\" } } });")]
    [InlineData("Keep(new Veo31Params { Prompt = \"x\", ExtraParameters = new() { { \"camera\", \"left\" } } });")]
    [InlineData("Keep(new Veo31Params { Prompt = \"x\", ExtraParameters = new() { { text, \"left\" } } });")]
    public Task Extra_parameter(string statements, params string[] messages) => UseTest.VerifyAsync<CoveredExtraAnalyzer>(statements, messages);

    [Theory]
    [InlineData(
        "Keep(new Veo31Params { Prompt = \"x\", ExtraParameters = new() { { {|TYP4009:\"duration\"|}, \"6s\" } } });",
        "Keep(new Veo31Params { Prompt = \"x\", Duration = Veo31Duration.Seconds6 });", 0, "Use Duration", "Remove the extra parameter")]
    [InlineData(
        "Keep(new Veo31Params { Prompt = \"x\", ExtraParameters = new() { { {|TYP4009:\"seed\"|}, 7 }, { \"camera\", \"left\" } } });",
        "Keep(new Veo31Params { Prompt = \"x\", Seed = 7, ExtraParameters = new() { { \"camera\", \"left\" } } });", 0)]
    [InlineData(
        "Keep(new Veo31Params { ExtraParameters = new() { { {|TYP4009:\"duration\"|}, \"7s\" } }, Prompt = \"x\" });",
        "Keep(new Veo31Params { Prompt = \"x\" });", 0, "Remove the extra parameter")]
    public Task Extra_parameter_fix(string before, string after, int index, params string[] titles) =>
        UseTest.VerifyFixAsync<CoveredExtraAnalyzer, CoveredExtraCodeFixProvider>(before, after, index, titles);

    [Theory]
    [InlineData("Models.g.cs", true)]
    [InlineData("Models.cs", false)]
    public Task Record_in_a_context_of_its_own_project(string file, bool isInvisible)
    {
        var test = new CSharpAnalyzerTest<JsonContextAnalyzer>
        {
            TestCode =
                $"""
                using System.Text.Json.Serialization;
                [JsonSerializable(typeof(int))]
                [JsonSerializable(typeof(Typed.Models.Creatify.Veo31Params))]
                [JsonSerializable(typeof({(isInvisible ? "{|TYP4008:Acme.FreeParams|}" : "Acme.FreeParams")}))]
                abstract class Context : JsonSerializerContext
                """ + " { protected Context() : base(null) { } }",
        };
        test.TestState.Sources.Add((file, Fixtures.RuledModel.Source));
        test.TestState.AdditionalReferences.AddRange([References.Runtime, References.Models]);
        return test.RunAsync();
    }
}
