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
    // Without anything to generate, the context would not compile.
    [InlineData("[JsonSerializable(typeof({|TYP4008:FreeParams|}))]", null)]
    [InlineData("[JsonSerializable(typeof({|TYP4008:FreeParams|}))]\n[JsonSerializable(typeof({|TYP4008:FilmParams|}))]", null)]
    public Task Removes_the_attribute(string before, string? after) => VerifyAsync(before, after, null);

    [Fact]
    public Task Fix_all() => VerifyAsync(
        "[JsonSerializable(typeof({|TYP4008:FreeParams|}))]\n[JsonSerializable(typeof({|TYP4008:FilmParams|}))]\n[JsonSerializable(typeof(int)), JsonSerializable(typeof({|TYP4008:FilmParams|}))]",
        "[JsonSerializable(typeof({|TYP4008:FilmParams|}))]\n[JsonSerializable(typeof(int)), JsonSerializable(typeof({|TYP4008:FilmParams|}))]",
        "[JsonSerializable(typeof(int))]");

    private static Task VerifyAsync(string before, string? after, string? all) => new CSharpCodeFixTest<JsonContextAnalyzer, InvisibleRecordCodeFixProvider>
    {
        TestCode = Code(before),
        FixedCode = after is null ? null : Code(after),
        BatchFixedCode = all is null ? null : Code(all),
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
        abstract class Context : JsonSerializerContext
        {
            protected Context() : base(null) { }
        }
        """;
}
