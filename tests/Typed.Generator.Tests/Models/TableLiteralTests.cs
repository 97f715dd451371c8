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
        Assert.DoesNotContain("\"\"\"u8", source, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_keeps_to_its_share_and_both_forms_are_read()
    {
        var objects = string.Join(", ", Enumerable.Range(0, 60).Select(index => $$"""
            "part{{index}}": { "type": "object", "properties": { "of{{index}}": { "type": "string", "pattern": "^[a-z]{1,9}$" }, "b": { "type": "integer" } } }
            """));
        var run = new LivingDriver().Add(InMemoryFile.Model("acme/one", objects)).Run();
        var source = run.Source("AcmeOneParams");

        Assert.Contains("\"\"\"u8", source, StringComparison.Ordinal);
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

    // What code loads: the literals in a call, and the constants that a call names. A constant that only an attribute names is not among the assembly's literals.
    private static IEnumerable<string> Ordinary(string source)
    {
        var constants = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in source.Split('\n'))
        {
            // Each record declares its constants above the calls that name them.
            if (Constants().Match(line) is { Success: true } constant)
            {
                constants[constant.Groups[1].Value] = constant.Groups[2].Value;
            }
            else if (Calls().Match(line) is { Success: true, Value: var call })
            {
                var names = Literals().Replace(call, "");
                foreach (var text in Literals().Matches(call).Where(match => !match.Groups[2].Success).Select(match => match.Groups[1].Value)
                    .Concat(constants.Where(one => names.Contains(one.Key, StringComparison.Ordinal)).Select(one => one.Value)))
                {
                    yield return text;
                }
            }
        }
    }

    [GeneratedRegex("private const string (\\w+) = \"\"\"(.*?)\"\"\";")]
    private static partial Regex Constants();

    [GeneratedRegex("ParamTable\\.\\w+(?:<\\w+>)?\\(.*")]
    private static partial Regex Calls();

    [GeneratedRegex("\"\"\"(.*?)\"\"\"(u8)?")]
    private static partial Regex Literals();
}
