using System.Text.RegularExpressions;
using Typed.Generator.Tests.Kit;
using Typed.Tests.Kit;

namespace Typed.Generator.Tests.Models;

public sealed partial class TableLiteralTests
{
    private const int MaxModels = 2_000;

    // Of the compiler's 16 MB (CS8103) at two bytes for each character.
    private const int Limit = 16 * 1024 * 1024 / 2;

    [Fact]
    public void Tables_are_ordinary_literals()
    {
        var source = new LivingDriver().Add(InMemoryFile.Model("acme/one", """ "a": { "type": "string" } """)).Run().Source("AcmeOneParams");

        // The fields, the empty table of prices and rules, and the source.
        Assert.Equal(3, Ordinary(source).Count());
        Assert.DoesNotContain(Calls().Matches(source), call => call.Value.Contains("\"\"\"u8", StringComparison.Ordinal));
    }

    /// <summary>The input schema is the largest text. In a shared source, which only a project with very many models has, it compiles faster as an ordinary literal.</summary>
    [Fact]
    public void The_input_schema_takes_one_byte_per_character()
    {
        var run = new LivingDriver().Add(InMemoryFile.Model("acme/one", """ "a": { "type": "string", "description": "Größe" } """)).Run();

        Assert.Contains("InputSchema => global::System.Text.Encoding.UTF8.GetString(\"\"\"{", run.Source("AcmeOneParams"), StringComparison.Ordinal);
        Assert.Equal("Größe", (string?)run.Load("AcmeOneParams").GetInputSchema()["properties"]!["a"]!["description"]);
    }

    [Fact]
    public void A_model_keeps_to_its_share_and_both_forms_are_read()
    {
        var objects = string.Join(", ", Enumerable.Range(0, 60).Select(index => $$"""
            "part{{index}}": { "type": "object", "properties": { "of{{index}}": { "type": "string", "pattern": "^[a-z]{1,9}$" }, "b": { "type": "integer" } } }
            """));
        var run = new LivingDriver().Add(InMemoryFile.Model("acme/one", objects)).Run();
        var source = run.Source("AcmeOneParams");

        Assert.Contains(Calls().Matches(source), call => call.Value.Contains("\"\"\"u8", StringComparison.Ordinal));
        Assert.InRange(Ordinary(source).Sum(text => text.Length), 1, Limit / MaxModels);
        var fields = run.Load("AcmeOneParams").Fields;
        Assert.Equal(60, fields.Count);
        Assert.All(fields, field => Assert.Equal(2, field.Fields.Count));
    }

    [LongFact]
    public void With_more_models_than_have_a_share_none_has()
    {
        var run = new LivingDriver().Add([.. Enumerable.Range(0, MaxModels + 1).Select(index => InMemoryFile.Model($"acme/m{index}", ""))]).Run();

        Assert.All(run.Sources, source => Assert.Empty(Ordinary(source.Value)));
    }

    // Those in calls. An attribute's text is not among the assembly's literals.
    private static IEnumerable<string> Ordinary(string source) => Calls().Matches(source)
        .SelectMany(call => Literals().Matches(call.Value).Where(match => !match.Groups[2].Success).Select(match => match.Groups[1].Value));

    [GeneratedRegex("ParamTable\\.\\w+(?:<\\w+>)?\\(.*")]
    private static partial Regex Calls();

    [GeneratedRegex("\"\"\"(.*?)\"\"\"(u8)?")]
    private static partial Regex Literals();
}
