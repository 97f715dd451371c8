using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Analyzers.RuntimeUse;
using Typed.Analyzers.RuntimeUse.Raw;
using Typed.Analyzers.SeveralValues;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;
using Typed.CodeFixes.RuntimeUse;
using Typed.CodeFixes.SeveralValues;

namespace Typed.Analyzers.Tests.RuntimeUse;

/// <summary>Models that are deprecated or gone, and models that take the other form of inputs.</summary>
public sealed class RetiredModelTests
{
    [Theory]
    [InlineData("Keep(new {|TYP4011:OldFilmParams|} { Prompt = \"x\" });", "'film-1' is deprecated: until 2026-12-31; use 'film-2'")]
    [InlineData("Keep(new {|TYP4011:LastFilmParams|}());", "'film-y' is deprecated: announced")]
    [InlineData("Keep(await client.SubmitAsync({|TYP4011:\"film-1\"|}, json));", "'film-1' is deprecated: until 2026-12-31; use 'film-2'")]
    [InlineData("Keep(await client.SubmitAsync({|TYP4012:\"film-0\"|}, json));", "creatify no longer has the model 'film-0' since 2026-03-01; use 'film-2'")]
    [InlineData("Keep(await client.SubmitAsync(flag ? \"film-2\" : {|TYP4012:\"film-x\"|}, json));", "creatify no longer has the model 'film-x'")]
    [InlineData("Keep(new NewFilmParams { Prompt = \"x\" });")]
    [InlineData("Keep(await client.SubmitAsync(\"film-2\", json));")]
    [InlineData("GenerationClient any = client; Keep(await any.SubmitAsync(\"film-0\", json));")]
    // Posted by HttpClient, in the envelope of a provider.
    [InlineData("Keep(Post(new { model_name = {|TYP4012:\"film-0\"|}, input_params = new { prompt = text } }));", "creatify no longer has the model 'film-0' since 2026-03-01; use 'film-2'")]
    [InlineData("Keep(Post(new { model_name = {|TYP4011:\"film-1\"|}, input_params = json }));", "'film-1' is deprecated: until 2026-12-31; use 'film-2'")]
    [InlineData("Keep(Post(new { model_name = flag ? \"film-2\" : {|TYP4012:\"film-x\"|}, input_params = new { prompt = text } }));", "creatify no longer has the model 'film-x'")]
    [InlineData("Keep(Post(new { model_name = \"film-2\", input_params = new { prompt = text } })); Keep(Post(new { model = \"film-0\", prompt = text })); Keep(Post(new { model_name = text, input_params = json }));")]
    // Two providers have had it.
    [InlineData("Keep(Post(new { model_name = \"film-shared\", input_params = new { prompt = text } })); Keep(await client.SubmitAsync({|TYP4012:\"film-shared\"|}, json));")]
    public Task Retired(string statements, params string[] messages) => VerifyAsync<RetiredModelAnalyzer>(statements, messages);

    // "film-0" is one letter from "film-1": what is gone is not misspelled.
    [Fact]
    public Task Removed_is_not_misspelled() => VerifyAsync<UnknownModelAnalyzer>(
        "Keep(await client.SubmitAsync(\"film-0\", json)); Keep(await client.SubmitAsync({|TYP4002:\"film_2\"|}, json));");

    [Theory]
    [InlineData("Keep(await client.SubmitAsync({|TYP4012:\"film-0\"|}, json));", "Keep(await client.SubmitAsync(\"film-2\", json));")]
    [InlineData("Keep(await client.SubmitAsync({|TYP4011:\"film-1\"|}, json));", "Keep(await client.SubmitAsync(\"film-2\", json));")]
    [InlineData("Keep(await client.SubmitAsync({|TYP4012:\"film-x\"|}, json));", null)]
    [InlineData("Keep(Post(new { model_name = {|TYP4012:\"film-0\"|}, input_params = json }));", "Keep(Post(new { model_name = \"film-2\", input_params = json }));")]
    public Task Name_fix(string before, string? after) => VerifyFixAsync<RetiredModelAnalyzer, ReplacementTextCodeFixProvider>(before, after);

    [Theory]
    [InlineData(
        "Keep(new {|TYP4011:OldFilmParams|} { Prompt = \"x\" }); Keep(new {|TYP4011:OldFilmParams|}());",
        "Keep(new NewFilmParams { Prompt = \"x\" }); Keep(new {|TYP4011:OldFilmParams|}());",
        "Keep(new NewFilmParams { Prompt = \"x\" }); Keep(new NewFilmParams());")]
    [InlineData("Keep(new {|TYP4011:LastFilmParams|}());", null, null)]
    [InlineData("Keep(new {|TYP4011:EarlyFilmParams|} { Prompt = \"x\" });", null, null)]
    public Task Record_fix(string before, string? after, string? all) => VerifyFixAsync<RetiredModelAnalyzer, DeprecatedModelCodeFixProvider>(before, after, all);

    [Theory]
    [InlineData("Keep(new NewFilmParams { StartImage = text, ExtraParameters = new() { { {|TYP2005:\"references\"|}, text } } });", "'film-2' takes its media in named slots (start_image, end_image); references belongs to models that take a list of references")]
    [InlineData("Keep(new ListFilmParams { ExtraParameters = new() { { {|TYP2005:\"end_image\"|}, text } } });", "'film-3' takes its media as a list of references; end_image belongs to models that take named slots")]
    [InlineData("Keep(new ListFilmParams { ExtraParameters = new() { { \"camera\", text } } });")]
    [InlineData("Keep(new OldFilmParams() { Prompt = \"x\" });")]
    public Task Mixed_extras(string statements, params string[] messages) => VerifyAsync<CoveredExtraAnalyzer>(statements, messages);

    /// <summary>A build that generates only the used records lists the names of all slots and lists of inputs.</summary>
    [Theory]
    [InlineData("Keep(new NewFilmParams { StartImage = text, ExtraParameters = new() { { {|TYP2005:\"inputs\"|}, text }, { \"tail_image\", text }, { \"mood\", text } } });", "'film-2' takes its media in named slots (start_image, end_image); inputs belongs to models that take a list of references")]
    [InlineData("Keep(new ListFilmParams { ExtraParameters = new() { { {|TYP2005:\"tail_image\"|}, text }, { \"inputs\", text }, { \"mood\", text } } });", "'film-3' takes its media as a list of references; tail_image belongs to models that take named slots")]
    public Task Mixed_extras_of_listed_models(string statements, string message) => new CSharpAnalyzerTest<CoveredExtraAnalyzer>
    {
        TestCode = Code(statements),
        ExpectedMessages = [message],
        TestState =
        {
            Sources =
            {
                """[assembly: Typed.Constraints.ModelNames("acme", "other", Slots = new[] { "mood" }, InputLists = new[] { "mood" })]"""
                + """[assembly: Typed.Constraints.ModelNames("creatify", "film-9", Slots = new[] { "tail_image" }, InputLists = new[] { "inputs" })]""",
            },
            AdditionalReferences = { References.Runtime, RetiredModels.Assembly },
        },
    }.RunAsync();

    [Theory]
    [InlineData("Keep(new BothFilmParams { StartImage = text, References = {|TYP2005:[MediaInput.FromUrl(text)]|} });", "'film-4' takes its media in one form, and start_image is set; references belongs to models that take a list of references")]
    [InlineData("Keep(new BothFilmParams { StartImage = text, References = [] });")]
    [InlineData("Keep(new BothFilmParams { StartImage = null, References = [MediaInput.FromUrl(text)] });")]
    [InlineData("Keep(new BothFilmParams { StartImage = text });")]
    [InlineData("string? maybe = flag ? text : null; Keep(new BothFilmParams { StartImage = maybe, References = [MediaInput.FromUrl(text)] });")]
    public Task Mixed_properties(string statements, params string[] messages) => VerifyAsync<RequestAnalyzer>(statements, messages);

    [Theory]
    [InlineData("Keep(await client.SubmitAsync(\"film-2\", {|TYP4003:JsonSerializer.SerializeToElement(new { references = {|TYP2005:new[] { text }|} })|}));")]
    [InlineData("Keep(await client.SubmitAsync(\"film-3\", {|TYP4003:JsonSerializer.SerializeToElement(new { start_image = {|TYP2005:text|} })|}));")]
    [InlineData("Keep(await client.SubmitAsync(\"film-2\", {|TYP4003:JsonSerializer.SerializeToElement(new { start_image = text })|}));")]
    public Task Mixed_raw(string statements) => VerifyAsync<RawRequestAnalyzer>(statements);

    // All slots go, or the list does: one of two slots would leave the request as mixed as before.
    [Theory]
    [InlineData("References = {|TYP2005:[MediaInput.FromUrl(text)]|}", "StartImage = text, ", "", "Remove References", "Remove StartImage")]
    [InlineData("References = {|TYP2005:[MediaInput.FromUrl(text)]|}, EndImage = text", "StartImage = text, ", "EndImage = text", "Remove References", "Remove StartImage and EndImage")]
    public async Task Mixed_properties_fix(string marked, string start, string without, params string[] titles)
    {
        var before = $"Keep(new BothFilmParams {{ {start}{marked} }});";
        var list = $"Keep(new BothFilmParams {{ {start}{without} }});".Replace(",  }", " }", StringComparison.Ordinal);
        await VerifyAsync(0, before, list);
        await VerifyAsync(1, before, "Keep(new BothFilmParams { References = [MediaInput.FromUrl(text)] });");

        Task VerifyAsync(int index, string code, string after) => new CSharpCodeFixTest<RequestAnalyzer, InitializerCodeFixProvider>
        {
            TestCode = Code(code + code),
            FixedCode = Code(after + code),
            BatchFixedCode = Code(after + after),
            CodeActionIndex = index,
            ExpectedTitles = titles,
            TestState = { AdditionalReferences = { References.Runtime, RetiredModels.Assembly } },
        }.RunAsync();
    }

    // The slot is set by what is copied: only the list can go from here.
    [Fact]
    public Task Mixed_copy_fix() => new CSharpCodeFixTest<RequestAnalyzer, InitializerCodeFixProvider>
    {
        TestCode = Code("var first = new BothFilmParams { StartImage = text }; Keep(first with { References = {|TYP2005:[MediaInput.FromUrl(text)]|} });"),
        FixedCode = Code("var first = new BothFilmParams { StartImage = text }; Keep(first with { });"),
        ExpectedTitles = ["Remove References"],
        TestState = { AdditionalReferences = { References.Runtime, RetiredModels.Assembly } },
    }.RunAsync();

    // Nobody knows which reference belongs in which slot.
    [Fact]
    public Task Mixed_extras_have_no_fix() => VerifyFixAsync<CoveredExtraAnalyzer, InitializerCodeFixProvider>(
        "Keep(new NewFilmParams { StartImage = text, ExtraParameters = new() { { {|TYP2005:\"references\"|}, text } } });", null);

    private static Task VerifyAsync<TAnalyzer>(string statements, params string[] messages)
        where TAnalyzer : DiagnosticAnalyzer, new() =>
        new CSharpAnalyzerTest<TAnalyzer>
        {
            TestCode = Code(statements),
            ExpectedMessages = messages.Length == 0 ? null : messages,
            TestState = { AdditionalReferences = { References.Runtime, RetiredModels.Assembly } },
        }.RunAsync();

    private static Task VerifyFixAsync<TAnalyzer, TFix>(string before, string? after, string? all = null)
        where TAnalyzer : DiagnosticAnalyzer, new()
        where TFix : CodeFixProvider, new() =>
        new CSharpCodeFixTest<TAnalyzer, TFix>
        {
            TestCode = Code(before),
            FixedCode = after is null ? null : Code(after),
            BatchFixedCode = all is null ? null : Code(all),
            TestState = { AdditionalReferences = { References.Runtime, RetiredModels.Assembly } },
        }.RunAsync();

    private static string Code(string statements) =>
        UseTest.InMethod(statements.Replace("Post(", "System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(new System.Net.Http.HttpClient(), \"x\", ", StringComparison.Ordinal)).Replace("using Typed.Models.Creatify;", "using Acme;", StringComparison.Ordinal);
}
