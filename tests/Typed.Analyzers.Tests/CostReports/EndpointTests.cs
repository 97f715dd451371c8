using System.Globalization;
using Typed.Analyzers.CostReports;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;

namespace Typed.Analyzers.Tests.CostReports;

/// <summary>The routes of handlers and actions, and the worst cases through calls. A request costs 2.5 credits.</summary>
public sealed class EndpointTests
{
    [Theory]
    [InlineData("app.MapGet(\"/a\", () => S);", "GET /a")]
    [InlineData("app.MapPost(\"a\", () => S);", "POST /a")]
    [InlineData("app.MapPut(\"/a/\", () => S);", "PUT /a/")]
    [InlineData("app.MapDelete(\"/a/{id}\", () => S);", "DELETE /a/{id}")]
    [InlineData("app.MapPatch(\"\", () => S);", "PATCH /")]
    [InlineData("app.MapMethods(\"/a\", [\"GET\"], () => S);", "/a")]
    [InlineData("app.Map(\"/a\", () => S);", "/a")]
    [InlineData("app.MapPost(text, () => S);", "POST /…")]
    [InlineData("app.MapPost(text.Length > 3 ? \"/a\" : \"/b\", () => S);", "POST /…")]
    [InlineData("const string Path = \"/a\"; app.MapPost(Path + \"/b\", () => S);", "POST /a/b")]
    [InlineData("app.MapGroup(\"/g\").MapGet(\"/a\", () => S);", "GET /g/a")]
    [InlineData("app.MapGroup(\"g/\").MapGroup(\"/h/\").MapGet(\"\", () => S);", "GET /g/h")]
    [InlineData("var g = app.MapGroup(\"/g\").Secured(); g.MapGet(\"/a\", () => S);", "GET /g/a")]
    [InlineData("var g = app.MapGroup(\"/g\"); var h = g.MapGroup(\"/h\"); h.MapGet(\"/a\", () => S);", "GET /g/h/a")]
    [InlineData("app.MapGroup(text).MapGet(\"/a\", () => S);", "GET /…/a")]
    [InlineData("app.Secured().MapGet(\"/a\", () => S);", "GET /a")]
    [InlineData("app.MapGroup(\"/1\").MapGroup(\"/2\").MapGroup(\"/3\").MapGroup(\"/4\").MapGroup(\"/5\").MapGroup(\"/6\").MapGroup(\"/7\").MapGroup(\"/8\").MapGet(\"/a\", () => S);", "GET /1/2/3/4/5/6/7/8/a")]
    [InlineData("app.MapGroup(\"/0\").MapGroup(\"/1\").MapGroup(\"/2\").MapGroup(\"/3\").MapGroup(\"/4\").MapGroup(\"/5\").MapGroup(\"/6\").MapGroup(\"/7\").MapGroup(\"/8\").MapGet(\"/a\", () => S);", "GET /1/2/3/4/5/6/7/8/a")]
    [InlineData("new Host().MapPost(\"/a\", () => S);", "POST /a")]
    [InlineData("app.MapPost(\"/a\", Made);", "POST /a")]
    [InlineData("app.MapPost(\"/a\", (System.Delegate)Made);", "POST /a")]
    // A route that is no text is left out.
    [InlineData("app.MapPost(new RoutePattern(), () => S);", "POST /")]
    // Of another library, and what is no map.
    [InlineData("app.Count(() => S);")]
    [InlineData("new Other.Server().MapPost(\"/a\", () => S);")]
    [InlineData("new Other.Builder.Server().MapPost(\"/a\", () => S);")]
    public async Task Route(string statements, params string[] routes)
    {
        var found = await EntriesAsync($"static void M(GenerationClient client, WebApplication app, string text) {{ {statements.Replace("S)", "client.SubmitAsync(new TinyParams()))", StringComparison.Ordinal)} }}");

        Assert.Equal(routes.Select(route => route + " 2.5 1"), found.Where(entry => entry is { Kind: CostEntry.Member, Endpoint: not null }).Select(entry => $"{entry.Endpoint} {entry.Most} {entry.Calls}").Distinct());
    }

    [Theory]
    [InlineData("[HttpGet]", "GET /api/Shop")]
    [InlineData("[HttpPost(\"make\")]", "POST /api/Shop/make")]
    [InlineData("[HttpPut(\"/abs\")]", "PUT /api/Shop/abs")]
    [InlineData("[HttpPut(\"~/abs\")]", "PUT /abs")]
    [InlineData("[HttpDelete(\"[action]/{id}\")]", "DELETE /api/Shop/Act/{id}")]
    [InlineData("[HttpPatch(\"x\")]", "PATCH /api/Shop/x")]
    [InlineData("[System.Obsolete]")]
    public async Task Action(string attribute, params string[] routes)
    {
        var found = await EntriesAsync(
            "",
            $"[Route(\"api/[controller]\")] class ShopController {{ {attribute} public object Act(GenerationClient client) => client.SubmitAsync(new TinyParams()); }}");

        Assert.Equal(routes, found.Select(entry => entry.Endpoint).OfType<string>().Distinct());
    }

    [Theory]
    [InlineData("class Plain { [HttpPost(\"p\")] public object Act(GenerationClient client) => client.SubmitAsync(new TinyParams()); }", "POST /p")]
    [InlineData("[Route(\"[controller]\")] class Plain { [HttpPost] public object Act(GenerationClient client) => client.SubmitAsync(new TinyParams()); }", "POST /Plain")]
    // Only the route counts, and the first one.
    [InlineData("[System.Obsolete(\"old\"), Route(\"a\"), Route(\"b\")] class Plain { [HttpPost(\"p\")] public object Act(GenerationClient client) => client.SubmitAsync(new TinyParams()); }", "POST /a/p")]
    [InlineData("[Route(\"a\")] class Plain { [Other.HttpPost] public object Act(GenerationClient client) => client.SubmitAsync(new TinyParams()); }", null)]
    public async Task Action_of_another_class(string type, string? route) =>
        Assert.Equal(route, (await EntriesAsync("", type)).Select(entry => entry.Endpoint).FirstOrDefault(endpoint => endpoint is not null));

    [Theory]
    // The most expensive body that a call can reach: the method itself, an override, an implementation.
    [InlineData("static object M(GenerationClient client, Base one) => one.Make(client);", "5 2")]
    [InlineData("static object M(GenerationClient client, Derived one) => one.Make(client);", "5 2")]
    [InlineData("static object M(GenerationClient client, Last one) => one.Make(client);", "0 0")]
    [InlineData("static object M(GenerationClient client, IMade one) => one.Make(client);", "5 2 or more")]
    [InlineData("static object M(GenerationClient client, IMade one) => one.Price;", "0 0")]
    [InlineData("static object M(GenerationClient client, IMade one) => one.Free(client);", "0 0")]
    [InlineData("static object M(GenerationClient client) => Generic<int>(client);", "2.5 1")]
    [InlineData("static object M(GenerationClient client) => client.Extended();", "2.5 1")]
    // How often something runs.
    [InlineData("static void M(GenerationClient client) { for (var i = 0; i < 2; i++) { Generic<int>(client); } }", "5 2")]
    [InlineData("static void M(GenerationClient client) { while (client.ToString() is null) { Generic<int>(client); } }", "2.5 1 or more")]
    [InlineData("static void M(GenerationClient client) { System.Action f = () => Generic<int>(client); f(); }", "2.5 1 or more")]
    [InlineData("static void M(GenerationClient client) { System.Action f = () => { }; f(); }", "0 0")]
    [InlineData("static void M(GenerationClient client) { System.Action f = () => { }; f(); Generic<int>(client); }", "2.5 1")]
    [InlineData("static void M(GenerationClient client) { if (client is null) { M(client!); } Generic<int>(client!); }", "2.5 1 or more")]
    public async Task Worst_case(string method, string expected)
    {
        var found = (await EntriesAsync(method)).Where(entry => entry.Kind == CostEntry.Member && entry.Name.StartsWith("Test.M(", StringComparison.Ordinal) && !entry.Name.Contains("lambda", StringComparison.Ordinal)).ToArray();

        Assert.Equal(expected, found is [var entry] ? $"{entry.Most} {entry.Calls}{(entry.IsLowerBound ? " or more" : "")}" : "0 0");
    }

    [Theory]
    [InlineData("for (var i = 0; i < 2000; i++) { for (var j = 0; j < 1000000; j++) { S; } }", "2000000000")]
    [InlineData("for (var i = 0; i < 3000; i++) { for (var j = 0; j < 1000000; j++) { S; } }", "n")]
    [InlineData("foreach (var one in new[] { 1, 2, 3 }) { S; }", "3")]
    [InlineData("do { S; } while (client is null);", "n")]
    // What is around a lambda does not decide how often it runs.
    [InlineData("for (var i = 0; i < 3; i++) { System.Action f = () => S; f(); }", "1")]
    public async Task How_often(string statements, string times) =>
        Assert.Equal(times, Assert.Single(await EntriesAsync($"static void M(GenerationClient client) {{ {statements.Replace("S;", "client.SubmitAsync(new TinyParams());", StringComparison.Ordinal)} }}"), entry => entry.Times is not null && entry.Name.StartsWith("Test.M(", StringComparison.Ordinal)).Times);

    [Fact]
    public async Task A_handler_that_is_given_by_its_name_has_an_entry() =>
        Assert.Contains(await EntriesAsync("static void M(WebApplication app) { app.MapPost(\"/a\", Made); }"), entry => entry is { Name: "Test.Made()", Endpoint: "POST /a" });

    // The client may be that of any provider, but the type of the request is known.
    [Fact]
    public async Task A_request_from_elsewhere_has_the_provider_of_its_type() => Assert.Equal(
        "details",
        Assert.Single(
            await EntriesAsync("static object M(GenerationClient client, Details.TypicalParams given) => client.SubmitAsync((IModelParams)(object)given);"),
            entry => entry.Times is not null && entry.Name.StartsWith("Test.M(", StringComparison.Ordinal)).Provider);

    private static async Task<Entry[]> EntriesAsync(string member, string types = "")
    {
        var project = new SnippetProject { BuildProperties = "build_property.TypedReportsCosts = true", AdditionalReferences = { References.Runtime, DetailModels.Assembly } };
        project.Sources.Add(("Test.cs", Code(member, types)));
        return
        [
            .. (await AnalyzerRun.DiagnosticsAsync(await project.CreateProjectAsync(), new CostReportAnalyzer())).Select(diagnostic =>
            {
                string? Value(string name) => diagnostic.Properties.GetValueOrDefault(name);
                Assert.NotEmpty(diagnostic.GetMessage(CultureInfo.InvariantCulture));
                Assert.DoesNotContain(null, diagnostic.Properties.Values);
                return new Entry(
                    Value(CostEntry.Kind)!, Value(CostEntry.Name) ?? "", Value(CostEntry.Endpoint), Value(CostEntry.Most), Value(CostEntry.Calls), Value(CostEntry.Times), Value(CostEntry.IsLowerBound) == "true", Value(CostEntry.Provider));
            }).Where(entry => entry.Kind == CostEntry.Member || entry.Times is not null),
        ];
    }

    private static string Code(string member, string types) =>
        $$"""
        using System;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Mvc;
        using Typed;

        static class Test
        {
            {{member.Replace("new TinyParams()", "(IModelParams)(object)new Details.TypicalParams()", StringComparison.Ordinal)}}
            static object Made() => Generic<int>(null!);
            static object Generic<T>(GenerationClient client) => client.SubmitAsync((IModelParams)(object)new Details.TypicalParams());
            public static object Extended(this GenerationClient client) => client.SubmitAsync((IModelParams)(object)new Details.TypicalParams());
        }

        abstract class Base { public abstract object Make(GenerationClient client); }

        class Derived : Base { public override object Make(GenerationClient client) => client.SubmitAsync((IModelParams)(object)new Details.TypicalParams()); }

        class Further : Derived
        {
            public override object Make(GenerationClient client)
            {
                client.SubmitAsync((IModelParams)(object)new Details.TypicalParams());
                return client.SubmitAsync((IModelParams)(object)new Details.TypicalParams());
            }
        }

        class Last { public object Make(GenerationClient client) => client; }

        interface IMade { object Make(GenerationClient client); object Free(GenerationClient client); int Price { get; } }

        class Once : IMade
        {
            object IMade.Make(GenerationClient client) { client.SubmitAsync((IModelParams)(object)new Details.TypicalParams()); return client.SubmitAsync((IModelParams)(object)new Details.TypicalParams()); }
            public object Free(GenerationClient client) => client;
            public int Price => 1;
        }

        class Often : IMade
        {
            public object Make(GenerationClient client) { while (client.ToString() is null) { client.SubmitAsync((IModelParams)(object)new Details.TypicalParams()); } return client; }
            public object Free(GenerationClient client) => client;
            public int Price => 2;
        }

        {{types.Replace("new TinyParams()", "(IModelParams)(object)new Details.TypicalParams()", StringComparison.Ordinal)}}

        namespace Microsoft.AspNetCore.Builder
        {
            class WebApplication { }

            class RoutePattern { }

            class Host { public void MapPost(string pattern, Func<object> handler) { } }

            static class Maps
            {
                public static WebApplication MapGroup(this WebApplication app, string prefix) => app;
                public static WebApplication Secured(this WebApplication app) => app;
                public static void Count(this WebApplication app, Func<object> handler) { }
                public static void MapGet(this WebApplication app, string pattern, Delegate handler) { }
                public static void MapPost(this WebApplication app, string pattern, Delegate handler) { }
                public static void MapPost(this WebApplication app, RoutePattern pattern, Delegate handler) { }
                public static void MapPut(this WebApplication app, string pattern, Delegate handler) { }
                public static void MapDelete(this WebApplication app, string pattern, Delegate handler) { }
                public static void MapPatch(this WebApplication app, string pattern, Delegate handler) { }
                public static void MapMethods(this WebApplication app, string pattern, string[] methods, Delegate handler) { }
                public static void Map(this WebApplication app, string pattern, Delegate handler) { }
            }
        }

        namespace Microsoft.AspNetCore.Mvc
        {
            [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
            sealed class RouteAttribute(string template) : Attribute { public string Template { get; } = template; }
            sealed class HttpGetAttribute(string? template = null) : Attribute { public string? Template { get; } = template; }
            sealed class HttpPostAttribute(string? template = null) : Attribute { public string? Template { get; } = template; }
            sealed class HttpPutAttribute(string? template = null) : Attribute { public string? Template { get; } = template; }
            sealed class HttpDeleteAttribute(string? template = null) : Attribute { public string? Template { get; } = template; }
            sealed class HttpPatchAttribute(string? template = null) : Attribute { public string? Template { get; } = template; }
        }

        namespace Other
        {
            class Server { public void MapPost(string pattern, Func<object> handler) { } }
            sealed class HttpPostAttribute : Attribute { }
        }

        namespace Other.Builder
        {
            class Server { public void MapPost(string pattern, Func<object> handler) { } }
        }
        """;

    private sealed record Entry(string Kind, string Name, string? Endpoint, string? Most, string? Calls, string? Times, bool IsLowerBound, string? Provider);
}
