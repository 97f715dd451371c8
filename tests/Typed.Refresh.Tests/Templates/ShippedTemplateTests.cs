using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Typed.Refresh.Catalog;
using Typed.Refresh.Commands;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Templates;

/// <summary>The templates of the tool, over all models.</summary>
public sealed partial class ShippedTemplateTests
{
    private static readonly IReadOnlyList<CatalogModel> s_models = CatalogReader.Read(new SchemaFolder(ScratchFolder.Repository, IsShipped: false)).Models;

    // An independent reader of OpenAPI accepts each document, and each model's schema is the provider's own.
    [Theory]
    [InlineData("creatify", 2)]
    [InlineData("creativeai", 10)]
    [InlineData("hoox", 2)]
    public async Task OpenAPI_document_is_valid_and_has_the_schemas_of_all_models(string provider, int paths)
    {
        var text = await RenderAsync("openapi", "--model", $"{provider}:*");
        var (document, diagnostic) = OpenApiDocument.Parse(text, "json");
        Assert.Empty(diagnostic!.Errors);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, diagnostic.SpecificationVersion);
        Assert.Equal(paths, document!.Paths.Count);
        var schemas = JsonNode.Parse(text)!["components"]!["schemas"]!.AsObject();
        var models = s_models.Where(model => model.Provider == provider).ToList();
        Assert.Equal(models.Select(model => model.Record), schemas.Select(schema => schema.Key));
        Assert.All(models, model =>
        {
            var file = JsonNode.Parse(File.ReadAllText(Path.Combine(ScratchFolder.Repository, provider, "models", Path.GetFileName(model.Spec.Schema))))!;
            Assert.True(JsonNode.DeepEquals(file["input_schema"], schemas[model.Record]), model.Name);
        });
        // Each model is the body of an operation.
        Assert.All(models, model => Assert.Contains($"\"#/components/schemas/{model.Record}\"", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_provider_without_operations_has_schemas_only()
    {
        using var folder = new ScratchFolder();
        folder.Write("acme/models/film.json", """{"model":"film","kind":"text_to_video","input_schema":{"type":"object","properties":{"prompt":{"type":"string"}}}}""");
        using var tool = new Tool { Directory = folder.Root };
        await tool.ExpectAsync(ExitCodes.Fine, "render", "--template", "openapi");
        var (document, diagnostic) = OpenApiDocument.Parse(tool.Output, "json");
        Assert.Empty(diagnostic!.Errors);
        Assert.Equal(["FilmParams"], document!.Components!.Schemas!.Keys);
    }

    // The fields of each interface, whether they are optional, and the values of each enum.
    [Fact]
    public async Task TypeScript_has_all_fields_and_values()
    {
        var text = await RenderAsync("typescript");
        var enums = 0;
        foreach (var model in s_models)
        {
            var space = Regex.Match(text, $@"^export namespace {model.Named.ProviderName} \{{\n(.*?)^\}}", RegexOptions.Multiline | RegexOptions.Singleline).Groups[1].Value;
            var body = Regex.Match(space, $@"^  export interface {model.Record} \{{\n(.*?)^  \}}", RegexOptions.Multiline | RegexOptions.Singleline);
            Assert.True(body.Success, model.QualifiedName);
            var fields = Field().Matches(body.Groups[1].Value).Select(match => (Name: match.Groups[1].Value, IsRequired: match.Groups[2].Length == 0));
            Assert.Equal(model.Spec.Properties.Select(property => (property.WireName, property.Required)), fields);
            foreach (var property in model.Spec.Properties.Where(property => property.Type.Shape.ToString() is "Enum" or "OpenEnum"))
            {
                var name = model.Types.NameOf(model.Types.Declared(property.Type));
                var values = string.Join(" | ", model.ValuesOf(property).Select(value => value.Json)) + (property.Type.Shape.ToString() == "OpenEnum" ? " | (string & {})" : "");
                Assert.Contains($"  export type {name} = {values};\n", space, StringComparison.Ordinal);
                enums++;
            }
        }

        Assert.True(enums > 100, $"{enums} enums");
        Assert.Equal(s_models.Count, Interface().Count(text));
    }

    [Fact]
    public async Task Price_list_has_all_lines()
    {
        var text = await RenderAsync("prices");
        foreach (var model in s_models)
        {
            var section = text[text.IndexOf($"\n## {model.Named.ProviderName}\n", StringComparison.Ordinal)..];
            section = section[section.IndexOf($"\n### `{model.Name}`\n", StringComparison.Ordinal)..];
            section = section[..(section.IndexOf("\n## ", StringComparison.Ordinal) is > 0 and var provider ? provider : section.Length)];
            section = section[..(section.IndexOf("\n### ", 5, StringComparison.Ordinal) is > 0 and var next ? next : section.Length)];
            var prices = Price().Matches(section).Select(match => decimal.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
            Assert.Equal(model.Prices?.Lines.Select(line => line.Credits) ?? [], prices);
            Assert.Equal(model.Prices is null, section.Contains("Unknown: no published price.", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("openapi")]
    [InlineData("prices")]
    [InlineData("typescript")]
    public async Task A_template_can_be_printed_and_used_as_a_file(string name)
    {
        using var folder = ScratchFolder.With("creatify");
        using var tool = new Tool { Directory = folder.Root };
        await tool.ExpectAsync(ExitCodes.Fine, "render", "--template", name, "--print-template");
        folder.Write("../my.sbn", tool.Output);
        using var own = new Tool { Directory = folder.Root };
        await own.ExpectAsync(ExitCodes.Fine, "render", "--template", "my.sbn");
        Assert.Equal(await RenderAsync(name, "--model", "creatify:*"), own.Output);
    }

    private static async Task<string> RenderAsync(string template, params string[] args)
    {
        using var tool = new Tool();
        await tool.ExpectAsync(ExitCodes.Fine, ["render", "--template", template, "--schemas", ScratchFolder.Repository, .. args]);
        return tool.Output;
    }

    [GeneratedRegex("""^    "([^"]+)"(\??): """, RegexOptions.Multiline)]
    private static partial Regex Field();

    [GeneratedRegex(@"^  export interface \w+Params \{", RegexOptions.Multiline)]
    private static partial Regex Interface();

    [GeneratedRegex(@"^\| `.+` \| ([\d.]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Price();
}
