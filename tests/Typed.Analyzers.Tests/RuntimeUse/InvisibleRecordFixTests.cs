using Typed.Analyzers.RuntimeUse;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.RuntimeUse;

namespace Typed.Analyzers.Tests.RuntimeUse;

public sealed class InvisibleRecordFixTests
{
    [Theory]
    [InlineData(
        "/// <summary>What we store.</summary>\n[JsonSerializable(typeof({|TYP4008:FreeParams|}))]\n[JsonSerializable(typeof(int))]",
        "/// <summary>What we store.</summary>\n[JsonSerializable(typeof(int))]")]
    [InlineData(
        "[JsonSerializable(typeof(int))]\n[JsonSerializable(typeof({|TYP4008:FreeParams|}), TypeInfoPropertyName = \"Free\")]\n[JsonSerializable(typeof(string))]",
        "[JsonSerializable(typeof(int))]\n[JsonSerializable(typeof(string))]")]
    [InlineData("[JsonSerializable(typeof({|TYP4008:FreeParams|})), JsonSerializable(typeof(int))]", "[JsonSerializable(typeof(int))]")]
    [InlineData("[JsonSerializable(typeof(int)), JsonSerializable(typeof({|TYP4008:FreeParams|}))]", "[JsonSerializable(typeof(int))]")]
    // Text above a removed line stays, and so does the text of the other attributes.
    [InlineData(
        "// first\n[JsonSerializable(typeof({|TYP4008:FreeParams|}))] // gone\n// second\n[JsonSerializable(typeof(int))] // kept",
        "// first\n// second\n[JsonSerializable(typeof(int))] // kept")]
    [InlineData(
        "[JsonSerializable(typeof(int))]\n// above\n[JsonSerializable(typeof({|TYP4008:FreeParams|}))]\n[JsonSerializable(typeof(string))]",
        "[JsonSerializable(typeof(int))]\n// above\n[JsonSerializable(typeof(string))]")]
    [InlineData(
        "[JsonSerializable(typeof(int))]\n// above\n[JsonSerializable(typeof({|TYP4008:FreeParams|}))]\n// the type",
        "[JsonSerializable(typeof(int))]\n// above\n// the type")]
    [InlineData(
        "[\n    JsonSerializable(typeof(int)), // int\n    JsonSerializable(typeof({|TYP4008:FreeParams|})), // free\n    JsonSerializable(typeof(string)) // string\n]",
        "[\n    JsonSerializable(typeof(int)), // int\n    JsonSerializable(typeof(string)) // string\n]")]
    [InlineData(
        "[\n    JsonSerializable(typeof(int)), // int\n    JsonSerializable(typeof({|TYP4008:FreeParams|}))\n]",
        "[\n    JsonSerializable(typeof(int)) // int\n]")]
    [InlineData(
        "[JsonSerializable(typeof(int))]\n[JsonSerializable(typeof(string))]\n// above\n[JsonSerializable(typeof({|TYP4008:FreeParams|}))]",
        "[JsonSerializable(typeof(int))]\n[JsonSerializable(typeof(string))]\n// above")]
    [InlineData("    // first\n    [JsonSerializable(typeof({|TYP4008:FreeParams|}))]\n    [JsonSerializable(typeof(int))]", "    // first\n    [JsonSerializable(typeof(int))]")]
    // The other part of the type has the rest.
    [InlineData(
        "// both\n[JsonSerializable(typeof({|TYP4008:FreeParams|}))]\nabstract partial class Context { }\n\n[JsonSerializable(typeof(int))]",
        "// both\nabstract partial class Context { }\n\n[JsonSerializable(typeof(int))]")]
    // Without anything to generate, the context would not compile.
    [InlineData("[JsonSerializable(typeof({|TYP4008:FreeParams|}))]", null)]
    [InlineData("[JsonSerializable(typeof({|TYP4008:FreeParams|}))]\n[JsonSerializable(typeof({|TYP4008:FilmParams|}))]", null)]
    public Task Removes_the_attribute(string before, string? after) => VerifyAsync(before, after, null);

    [Fact]
    public Task Fix_all() => VerifyAsync(
        "[JsonSerializable(typeof({|TYP4008:FreeParams|}))]\n[JsonSerializable(typeof({|TYP4008:FilmParams|}))]\n[JsonSerializable(typeof(int)), JsonSerializable(typeof({|TYP4008:FilmParams|}))]",
        "[JsonSerializable(typeof({|TYP4008:FilmParams|}))]\n[JsonSerializable(typeof(int)), JsonSerializable(typeof({|TYP4008:FilmParams|}))]",
        "[JsonSerializable(typeof(int))]");

    [Fact]
    public Task Fix_all_in_lists_and_above_the_type() => VerifyAsync(
        "// first\n[JsonSerializable(typeof({|TYP4008:FreeParams|}))]\n// second\n[JsonSerializable(typeof({|TYP4008:FilmParams|}))]\n[JsonSerializable(typeof({|TYP4008:FreeParams|}), TypeInfoPropertyName = \"A\"), JsonSerializable(typeof(int)), JsonSerializable(typeof({|TYP4008:FilmParams|}), TypeInfoPropertyName = \"B\")]",
        "// first\n// second\n[JsonSerializable(typeof({|TYP4008:FilmParams|}))]\n[JsonSerializable(typeof({|TYP4008:FreeParams|}), TypeInfoPropertyName = \"A\"), JsonSerializable(typeof(int)), JsonSerializable(typeof({|TYP4008:FilmParams|}), TypeInfoPropertyName = \"B\")]",
        "// first\n// second\n[JsonSerializable(typeof(int))]");

    private static Task VerifyAsync(string before, string? after, string? all, string? title = null) => new CSharpCodeFixTest<JsonContextAnalyzer, InvisibleRecordCodeFixProvider>
    {
        TestCode = Code(before),
        FixedCode = after is null ? null : Code(after),
        BatchFixedCode = all is null ? null : Code(all),
        ExpectedTitles = title is null ? null : [title],
        TestState =
        {
            Sources = { ("Models.g.cs", RuledModel.Source) },
            AdditionalReferences = { References.Runtime },
        },
    }.RunAsync();

    private static string Code(string attributes) =>
        $$"""
        using System.Text.Json.Serialization;
        using Acme;

        {{attributes}}
        abstract partial class Context : JsonSerializerContext
        {
            protected Context() : base(null) { }
        }
        """;
}
