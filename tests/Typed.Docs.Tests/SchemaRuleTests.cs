using System.Text.RegularExpressions;
using Typed.DocsTests.Code;
using Typed.DocsTests.Markdown;

namespace Typed.DocsTests;

/// <summary>The example of each page about a schema file causes the diagnostic of the page, and no other warning or error.</summary>
public sealed partial class SchemaRuleTests
{
    private const string Kind = "\"kind\": \"text_to_video\"";

    [Theory]
    [InlineData("TYP0001")]
    [InlineData("TYP0002")]
    [InlineData("TYP0022")]
    public void Model_file(string id) => Expect(id, ("models/one.json", Example(id)));

    [Theory]
    [InlineData("TYP0003", "{0}")]
    [InlineData("TYP0021", "{0}")]
    [InlineData("TYP0004", "\"properties\": {{ {0} }}")]
    [InlineData("TYP0011", "\"properties\": {{ {0} }}")]
    [InlineData("TYP0017", "\"properties\": {{ {0} }}")]
    public void Part_of_an_input_schema(string id, string around) =>
        Expect(id, ("models/one.json", Model("acme/one", string.Format(System.Globalization.CultureInfo.InvariantCulture, around, Example(id)))));

    [Fact]
    public void Names_that_meet() =>
        Expect("TYP0005", [.. Paths().Matches(Example("TYP0005")).Select(match => ("models/" + match.Groups["file"].Value, Model(Path.GetFileNameWithoutExtension(match.Groups["file"].Value).Replace("__", "/", StringComparison.Ordinal), "")))]);

    [Fact]
    public void Model_described_twice() =>
        Expect("TYP0006", [.. Paths().Matches(Example("TYP0006")).Select(match => ("models/" + match.Groups["file"].Value, Model("acme/one", "")))]);

    [Fact]
    public void Price_of_an_unknown_model() =>
        Expect("TYP0007", ("models/one.json", Model("acme/one", "")), ("pricing.json", Pricing(Example("TYP0007").Replace("[ … ]", "[{ \"when\": {}, \"credits\": 1 }]", StringComparison.Ordinal))));

    [Theory]
    [InlineData("TYP0008", "{{ {0}, \"credits\": 12 }}")]
    [InlineData("TYP0012", "{0}")]
    public void Price_line(string id, string around)
    {
        var line = string.Format(System.Globalization.CultureInfo.InvariantCulture, around, Example(id));
        Expect(
            id,
            ("models/one.json", Model("acme/one", """ "properties": { "duration": { "type": "string", "enum": ["5", "10"] } } """)),
            ("pricing.json", Pricing($$""" "models": { "acme/one": { "certainty": "exact", "rules": [{{line}}] } } """)));
    }

    [Theory]
    [InlineData("TYP0009", "notes.json")]
    [InlineData("TYP0015", "provider.json")]
    [InlineData("TYP0016", "reviewed.json")]
    public void File_of_a_provider(string id, string path) =>
        Expect(id, (path, id == "TYP0009" ? "{}" : Example(id)), ("models/one.json", Model("veo3.1", "")));

    [Fact]
    public void Rule_between_fields() =>
        Expect(
            "TYP0010",
            ("models/one.json", Model("acme/one", """ "properties": { "start_image": { "type": "string" }, "end_image": { "type": "string" } } """)),
            ("rules.json", $$"""{ "provider": "acme", "rules": [{{Example("TYP0010")}}] }"""));

    private static void Expect(string id, params (string Path, string Text)[] files)
    {
        var found = SnippetProject.Generate(files).Select(diagnostic => diagnostic.Id).ToList();

        Assert.Equal([id], found.Distinct());
    }

    // The comment of TYP0008, TYP0011 and TYP0017 explains the line; the one of TYP0001 is the mistake.
    private static string Example(string id)
    {
        var text = BlockReader.Read($"docs/rules/{id}.md")[0].Text;
        return id == "TYP0001" ? text : Comment().Replace(text, "");
    }

    private static string Model(string name, string schema) =>
        $$"""{ "model": "{{name}}", {{Kind}}, "input_schema": { {{(schema.StartsWith("\"type\"", StringComparison.Ordinal) ? "" : schema.Length > 0 ? "\"type\": \"object\", " : "\"type\": \"object\"")}}{{schema}} } }""";

    private static string Pricing(string models) =>
        $$"""{ "provider": "acme", "unit": "credits", "as_of": "2026-11", "retrieved": "2026-11-21", "source": "invented", {{models}} }""";

    [GeneratedRegex(@"schemas/acme/models/(?<file>[\w-]+\.json)")]
    private static partial Regex Paths();

    [GeneratedRegex(@"\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
