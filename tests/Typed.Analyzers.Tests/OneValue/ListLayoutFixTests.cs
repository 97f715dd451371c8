using Typed.Analyzers.OneValue;
using Typed.Analyzers.Tests.Fixtures;
using Typed.Analyzers.Tests.Kit;
using Typed.CodeFixes.OneValue;

namespace Typed.Analyzers.Tests.OneValue;

/// <summary>What stays of a list from which a fix removes items: lines, indentation, and comments on other lines.</summary>
public sealed class ListLayoutFixTests
{
    // "c" is more than the model takes.
    [Theory]
    // On one line: what belongs to the others stays.
    [InlineData("[ \"a\", \"b\", \"c\" ]", "[ \"a\", \"b\" ]")]
    [InlineData("[ \"a\", \"b\", \"c\", ]", "[ \"a\", \"b\", ]")]
    [InlineData("[\"a\", \"b\" /* of b */, \"c\"]", "[\"a\", \"b\" /* of b */]")]
    [InlineData("[\"a\", \"b\", /* of c */ \"c\"]", "[\"a\", \"b\" /* of c */]")]
    [InlineData("[\"a\", \"b\" , \"c\"]", "[\"a\", \"b\"]")]
    // An item on each line.
    [InlineData("[\n    \"a\",\n    \"b\",\n    \"c\"\n]", "[\n    \"a\",\n    \"b\"\n]")]
    [InlineData("[\n    \"a\",\n    \"b\",\n    \"c\" // of c\n]", "[\n    \"a\",\n    \"b\"\n]")]
    [InlineData("[\n    \"a\",\n    \"b\",\n    \"c\", // of c\n]", "[\n    \"a\",\n    \"b\",\n]")]
    [InlineData("[\n    \"a\",\n    \"b\", // of b\n    \"c\"]", "[\n    \"a\",\n    \"b\" // of b\n    ]")]
    [InlineData("[\n    \"a\",\n    \"b\", // of b\n    \"c\",]", "[\n    \"a\",\n    \"b\", // of b\n    ]")]
    [InlineData("[\n    \"a\",\n    \"b\",\n    \"c\"]", "[\n    \"a\",\n    \"b\"]")]
    [InlineData("[\n    \"a\",\n    \"b\",\n    \"c\",]", "[\n    \"a\",\n    \"b\",]")]
    // A comment on its own line stays.
    [InlineData("[\n    \"a\",\n    \"b\",\n    // on c\n    \"c\"\n]", "[\n    \"a\",\n    \"b\"\n    // on c\n]")]
    [InlineData("[\n    \"a\",\n    \"b\",\n    /* on c */\n    \"c\",\n]", "[\n    \"a\",\n    \"b\",\n    /* on c */\n]")]
    [InlineData("[\n    \"a\",\n    \"b\", // of b\n    // on c\n    \"c\"\n]", "[\n    \"a\",\n    \"b\" // of b\n    // on c\n]")]
    // Before the item, a comment on its line goes with it.
    [InlineData("[\n    \"a\",\n    \"b\",\n    /* of c */ \"c\"\n]", "[\n    \"a\",\n    \"b\"\n]")]
    [InlineData("[\n    \"a\",\n    \"b\",\n    // on c\n    /* of c */ \"c\"\n]", "[\n    \"a\",\n    \"b\"\n    // on c\n]")]
    // Two on the last line.
    [InlineData("[\n    \"a\",\n    \"b\", \"c\"\n]", "[\n    \"a\",\n    \"b\"\n]")]
    [InlineData("[\n    \"a\",\n    \"b\", \"c\",\n]", "[\n    \"a\",\n    \"b\",\n]")]
    [InlineData("[\n    \"a\",\n    \"b\", /* of c */ \"c\",\n]", "[\n    \"a\",\n    \"b\", /* of c */\n]")]
    // Commas at the start of the lines.
    [InlineData("[\n      \"a\"\n    , \"b\" // of b\n    , \"c\" // of c\n]", "[\n      \"a\"\n    , \"b\" // of b\n]")]
    [InlineData("[\n      \"a\"\n    , \"b\"\n    , \"c\"]", "[\n      \"a\"\n    , \"b\"]")]
    // An empty line, a comment of another kind, and a bracket on the line of the item.
    [InlineData("[\n    \"a\",\n    \"b\",\n\n    \"c\"\n]", "[\n    \"a\",\n    \"b\"\n]")]
    [InlineData("[\n    \"a\",\n    \"b\",\n    /// on c\n    \"c\"\n]", "[\n    \"a\",\n    \"b\"\n    /// on c\n]")]
    [InlineData("[\n    \"a\",\n    \"b\",\n    // on c\n    \"c\"]", "[\n    \"a\",\n    \"b\"\n    // on c\n    ]")]
    // Part of a build only.
    [InlineData("[\n    \"a\",\n    \"b\",\n#if !X\n    \"c\",\n#endif\n]", "[\n    \"a\",\n    \"b\",\n#if !X\n#endif\n]")]
    public Task Without_the_last(string before, string after) => new CSharpCodeFixTest<ConstrainedValueAnalyzer, SurplusItemsCodeFixProvider>
    {
        TestCode = Code($"{{|TYP1012:{before}|}}"),
        FixedCode = Code(after),
        TestState = { AdditionalReferences = { References.Runtime, ConstrainedModel.Assembly } },
    }.RunAsync();

    [Theory]
    // All on one line.
    [InlineData("[\"a\", {|TYP1013:\"a\"|}, /* of b */ \"b\"]", "[\"a\", /* of b */ \"b\"]")]
    [InlineData("[\"a\", \"b\", {|TYP1013:\"a\"|}, \"c\", ]", "[\"a\", \"b\", \"c\", ]")]
    // The first, the last, one between others, and the only one of its line.
    [InlineData("[\n    \"a\",\n    {|TYP1013:\"a\"|}, \"b\",\n    \"c\",\n]", "[\n    \"a\",\n    \"b\",\n    \"c\",\n]")]
    [InlineData("[\n    \"a\",\n    {|TYP1013:\"a\"|}, /* of b */ \"b\",\n]", "[\n    \"a\",\n    /* of b */ \"b\",\n]")]
    [InlineData("[\n    \"a\",\n    // on b\n    {|TYP1013:\"a\"|}, \"b\",\n]", "[\n    \"a\",\n    // on b\n    \"b\",\n]")]
    [InlineData("[\n    \"a\", {|TYP1013:\"a\"|},\n    \"b\",\n]", "[\n    \"a\",\n    \"b\",\n]")]
    [InlineData("[\n    \"a\", {|TYP1013:\"a\"|}, // two\n    \"b\",\n]", "[\n    \"a\", // two\n    \"b\",\n]")]
    [InlineData("[\n    \"a\", /* again */ {|TYP1013:\"a\"|},\n    \"b\",\n]", "[\n    \"a\", /* again */\n    \"b\",\n]")]
    [InlineData("[\n    \"a\", {|TYP1013:\"a\"|}, \"b\",\n]", "[\n    \"a\", \"b\",\n]")]
    [InlineData("[\n    \"a\",\n    {|TYP1013:\"a\"|}, // again\n    \"b\", // of b\n]", "[\n    \"a\",\n    \"b\", // of b\n]")]
    [InlineData("[\n    \"a\", // of a\n    // again\n    {|TYP1013:\"a\"|},\n    // on b\n    \"b\",\n]", "[\n    \"a\", // of a\n    // again\n    // on b\n    \"b\",\n]")]
    [InlineData("[\n      \"a\"\n    , {|TYP1013:\"a\"|}\n    , \"b\"\n]", "[\n      \"a\"\n    , \"b\"\n]")]
    [InlineData("[\n    \"a\",\n#if !X\n    {|TYP1013:\"a\"|},\n#endif\n    \"b\",\n]", "[\n    \"a\",\n#if !X\n#endif\n    \"b\",\n]")]
    [InlineData("[\n\"a\",\n{|TYP1013:\"a\"|},\n    \"b\",\n]", "[\n\"a\",\n    \"b\",\n]")]
    [InlineData("new[]\n{\n    \"a\",\n    {|TYP1013:\"a\"|},\n}", "new[]\n{\n    \"a\",\n}")]
    [InlineData("new string[] { \"a\", {|TYP1013:\"a\"|}, \"b\" }", "new string[] { \"a\", \"b\" }")]
    public Task Without_a_repetition(string before, string after) => new CSharpCodeFixTest<ConstrainedValueAnalyzer, RepeatedItemCodeFixProvider>
    {
        TestCode = Code(before),
        FixedCode = Code(after),
        TestState = { AdditionalReferences = { References.Runtime, ConstrainedModel.Assembly }, EditorConfig = "dotnet_diagnostic.TYP1012.severity = none" },
    }.RunAsync();

    private static string Code(string tags) =>
        $$"""
        using System.Collections.Generic;
        using Acme;

        static class Test
        {
            static object M() => new StudioParams { Prompt = "x", Tags = {{tags}} };
        }
        """;
}
