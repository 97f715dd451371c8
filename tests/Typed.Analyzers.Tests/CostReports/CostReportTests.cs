using System.Globalization;
using Microsoft.CodeAnalysis;
using Typed.Analyzers.CostReports;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.CostReports;

/// <summary>The entries of the cost report: each submission, and the worst case of each method and endpoint.</summary>
public sealed class CostReportTests
{
    private const string Kling10 = "new KlingV16ProImageToVideoParams { Prompt = \"x\", ImageUrl = url, Duration = KlingV16ProImageToVideoDuration.Seconds10 }";
    private const string Kling = "new KlingV16ProImageToVideoParams { Prompt = \"x\", ImageUrl = url, Duration = duration }";
    private const string Veo = "new Veo31Params { Prompt = \"x\" }";
    private const string Image = "new Typed.Models.Hoox.Veo31FlfParams { Prompt = \"x\", FirstFrame = MediaInput.FromAsset(\"a\"), LastFrame = MediaInput.FromAsset(\"b\") }";

    // What a call says: model, least, most, certainty, how often it runs, why not.
    [Theory]
    [InlineData("await client.SubmitAsync(K);", "kling-video/v1.6/pro/image-to-video 24 24 exact 2025-11 x1")]
    [InlineData("await client.SubmitAsync(V);", "veo3.1 64 64 superseded 2025-11 x1")]
    [InlineData("for (var i = 0; i < 3; i++) { await client.SubmitAsync(K); }", "kling-video/v1.6/pro/image-to-video 24 24 exact 2025-11 x3")]
    [InlineData("foreach (var one in new[] { 1, 2 }) { for (var i = 0; i < 3; i++) { await client.SubmitAsync(K); } }", "kling-video/v1.6/pro/image-to-video 24 24 exact 2025-11 x6")]
    [InlineData("foreach (var one in url) { await client.SubmitAsync(K); }", "kling-video/v1.6/pro/image-to-video 24 24 exact 2025-11 xn")]
    [InlineData("await client.SubmitAsync(KD);", "kling-video/v1.6/pro/image-to-video 12 24 exact 2025-11 x1: depends on values that are known only at run time")]
    [InlineData("await client.SubmitAsync(unknown);", "? - - x1: the request is created elsewhere")]
    [InlineData("await client.SubmitAsync(veo);", "veo3.1 - - x1: the request is created elsewhere")]
    [InlineData("await client.SubmitAsync(V with { ExtraParameters = new() { { \"duration\", \"4s\" } } });", "veo3.1 32 64 superseded 2025-11 x1: depends on values that are known only at run time")]
    [InlineData("await client.SubmitAsync(\"veo3.1\", default(System.Text.Json.JsonElement));", "veo3.1 - - x1: a raw request is not priced")]
    [InlineData("await Task.Yield();")]
    public async Task Call(string statements, params string[] expected) => Assert.Equal(expected, (await EntriesAsync(Code(statements))).Where(entry => entry.Kind == CostEntry.Call && IsInM(entry)).Select(entry => entry.Text));

    [Theory]
    [InlineData("await client.SubmitAsync(K); await client.SubmitAsync(V);", "creatify 88 2")]
    [InlineData("if (flag) { await client.SubmitAsync(K); } else { await client.SubmitAsync(V); }", "creatify 64 1")]
    [InlineData("foreach (var one in url) { await client.SubmitAsync(K); }", "creatify 24 1 or more")]
    [InlineData("foreach (var one in url) { await client.SubmitAsync(K); return; }", "creatify 24 1 or more")]
    [InlineData("await client.SubmitAsync(K); await client.SubmitAsync(unknown);", "creatify 24 1 or more")]
    [InlineData("await client.SubmitAsync(KD);", "creatify 24 1")]
    // Two currencies are never added.
    [InlineData("await client.SubmitAsync(K); await client.SubmitAsync(I);", "creatify 24 1", "hoox 32 1")]
    // A method, a local function, a lambda and an interface that are called; a recursion.
    [InlineData("await Two(client, url); await client.SubmitAsync(K);", "creatify 72 3")]
    [InlineData("async Task F() { await client.SubmitAsync(K); } await F(); await F();", "creatify 48 2")]
    [InlineData("var jobs = url.Select(c => client.SubmitAsync(K)); await Task.WhenAll(jobs);", "creatify 24 1 or more")]
    [InlineData("await maker.MakeAsync(client);", "creatify 64 1")]
    [InlineData("await Again(client, url);", "creatify 24 1 or more")]
    [InlineData("await Task.Yield();")]
    public async Task Worst_case(string statements, params string[] expected) => Assert.Equal(
        expected, (await EntriesAsync(Code(statements))).Where(entry => entry.Kind == CostEntry.Member && IsInM(entry) && !entry.Name.Contains(", l", StringComparison.Ordinal)).Select(entry => entry.Text));

    [Fact]
    public async Task Endpoints()
    {
        var code = Code(
            """
            var app = new WebApplication();
            var api = app.MapGroup("/api").RequireAuthorization();
            app.MapPost("/one", async () => { await client.SubmitAsync(K); });
            api.MapPut("two/{id}", (Func<Task>)(() => client.SubmitAsync(V)));
            app.MapGet("/three", Named);
            app.MapGet("/free", () => 1);
            """);
        var entries = await EntriesAsync(code);

        Assert.Equal(
            ["POST /one: creatify 24 1", "PUT /api/two/{id}: creatify 64 1", "GET /three: creatify 24 1", "POST /Videos/make/{id}: creatify 64 1"],
            entries.Where(entry => entry is { Kind: CostEntry.Member, Endpoint: not null }).Select(entry => $"{entry.Endpoint}: {entry.Text}"));
        // A handler does not run where it is mapped.
        Assert.DoesNotContain(entries, entry => entry is { Kind: CostEntry.Member, Endpoint: null } && IsInM(entry));
    }

    [Fact]
    public async Task A_build_that_does_not_ask_gets_nothing() => Assert.Empty(await EntriesAsync(Code("await client.SubmitAsync(K);"), "build_property.TypedReportsCosts ="));

    [Fact]
    public async Task A_bulk_severity_changes_nothing()
    {
        var entries = await EntriesAsync(Code("await client.SubmitAsync(K);"), On, "dotnet_analyzer_diagnostic.severity = error\ndotnet_diagnostic.TYP3007.severity = none");
        Assert.All(entries, entry => Assert.Equal(DiagnosticSeverity.Info, entry.Severity));
        Assert.Contains(entries, entry => entry.Kind == CostEntry.Call);
    }

    private const string On = "build_property.TypedReportsCosts = true";

    private static async Task<Entry[]> EntriesAsync(string code, string properties = On, string? config = null)
    {
        var state = new SnippetProject { BuildProperties = properties, EditorConfig = config, AdditionalReferences = { References.Runtime, References.Models } };
        state.Sources.Add(("Test.cs", code));
        var found = await AnalyzerRun.DiagnosticsAsync(await state.CreateProjectAsync(), new CostReportAnalyzer());
        Assert.Equal(found.IsEmpty ? 0 : 1, found.Count(diagnostic => diagnostic.Properties[CostEntry.Kind] == CostEntry.Build));
        return [.. found.Select(Entry.Of)];
    }

    private static bool IsInM(Entry entry) => entry.Name.StartsWith("Test.M(", StringComparison.Ordinal);

    private static string Code(string statements) =>
        $$"""
        using System;
        using System.Linq;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        using Typed;
        using Typed.Models.Creatify;

        class Test
        {
            async Task M(GenerationClient client, IModelParams unknown, Veo31Params veo, string url, bool flag, KlingV16ProImageToVideoDuration duration, IMaker maker)
            {
                {{Shortened(statements)}}
            }

            static async Task Two(GenerationClient client, string url) { for (var i = 0; i < 2; i++) { await client.SubmitAsync({{Kling10}}); } }

            static async Task Again(GenerationClient client, string url) { await client.SubmitAsync({{Kling10}}); await Again(client, url); }

            static Task Named() => Two2(null!, "");

            static Task Two2(GenerationClient client, string url) => client.SubmitAsync({{Kling10}});
        }

        interface IMaker { Task MakeAsync(GenerationClient client); }

        class Free : IMaker { public Task MakeAsync(GenerationClient client) => Task.CompletedTask; }

        [Route("[controller]")]
        class VideosController : IMaker
        {
            [HttpPost("make/{id}")]
            public Task MakeAsync(GenerationClient client) => client.SubmitAsync({{Veo}});
        }

        namespace Microsoft.AspNetCore.Builder
        {
            class WebApplication { }

            static class Maps
            {
                public static WebApplication MapGroup(this WebApplication app, string prefix) => app;
                public static WebApplication RequireAuthorization(this WebApplication app) => app;
                public static void MapGet(this WebApplication app, string pattern, Delegate handler) { }
                public static void MapPost(this WebApplication app, string pattern, Delegate handler) { }
                public static void MapPut(this WebApplication app, string pattern, Delegate handler) { }
            }
        }

        namespace Microsoft.AspNetCore.Mvc
        {
            sealed class RouteAttribute(string template) : Attribute { public string Template { get; } = template; }

            sealed class HttpPostAttribute(string template) : Attribute { public string Template { get; } = template; }
        }
        """;

    private static string Shortened(string statements) => statements.Replace("(KD)", $"({Kling})", StringComparison.Ordinal).Replace("(K)", $"({Kling10})", StringComparison.Ordinal)
        .Replace("(V", $"({Veo}", StringComparison.Ordinal).Replace("(I)", $"({Image})", StringComparison.Ordinal);

    private sealed record Entry(string Kind, string Name, string? Endpoint, DiagnosticSeverity Severity, string Text)
    {
        public static Entry Of(Diagnostic diagnostic)
        {
            string? Value(string name) => diagnostic.Properties.GetValueOrDefault(name);
            var kind = Value(CostEntry.Kind)!;
            var text = kind == CostEntry.Call
                ? string.Join(' ', new[] { Value(CostEntry.Model) ?? "?", Value(CostEntry.Least) ?? "-", Value(CostEntry.Most) ?? "-", Value(CostEntry.Certainty), Value(CostEntry.Table), "x" + Value(CostEntry.Times) }.OfType<string>())
                    + (Value(CostEntry.Reason) is { } reason ? ": " + reason : "")
                : $"{Value(CostEntry.Provider)} {Value(CostEntry.Most)} {Value(CostEntry.Calls)}{(Value(CostEntry.IsLowerBound) == "true" ? " or more" : "")}";
            Assert.StartsWith("Cost report: ", diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
            return new(kind, Value(CostEntry.Name) ?? "", Value(CostEntry.Endpoint), diagnostic.Severity, text);
        }
    }
}
