using System.Text.RegularExpressions;
using NJsonSchema;
using NJsonSchema.CodeGeneration;
using NJsonSchema.CodeGeneration.CSharp;
using NJsonSchema.CodeGeneration.CSharp.Models;
using Scriban.Runtime;
using Typed.Refresh.Catalog;
using Typed.Refresh.Templates;
using Typed.Schema.Emission;

namespace Typed.Refresh.Exporting;

/// <summary>Writes models as plain C# classes without a generator or runtime: for .NET Framework, Unity and old compilers (C# 7.3).</summary>
internal sealed partial class DtoWriter(DtoFlavour flavour, string space)
{
    private const string Root = "Root";
    private const string TextJson = "System.Text.Json.Serialization.";

    public string Write(IReadOnlyList<CatalogModel> models) => EmbeddedTemplates.Render("dto.cs.sbn", new ScriptObject
    {
        ["library"] = flavour == DtoFlavour.SystemTextJson ? "System.Text.Json 9 or later" : "Newtonsoft.Json 13 or later",
        ["namespaces"] = models.GroupBy(model => model.Named.ProviderName, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new DtoNamespace($"{space}.{group.Key}", [.. group.SelectMany(model => Types(model, $"{space}.{group.Key}"))])).ToList(),
    });

    private IEnumerable<string> Types(CatalogModel model, string inNamespace)
    {
        var schema = new DtoSchema(model);
        var root = new JsonSchema { Type = JsonObjectType.Object, AllowAdditionalProperties = false };
        var settings = Settings(schema, inNamespace);
        var resolver = new CSharpTypeResolver(settings);
        resolver.RegisterSchemaDefinitions(schema.Definitions);
        foreach (var type in new CSharpGenerator(root, settings, resolver).GenerateTypes(root, Root))
        {
            yield return Corrected(type, schema);
        }
    }

    private CSharpGeneratorSettings Settings(DtoSchema schema, string inNamespace) => new()
    {
        Namespace = inNamespace,
        ClassStyle = CSharpClassStyle.Poco,
        JsonLibrary = flavour == DtoFlavour.SystemTextJson ? CSharpJsonLibrary.SystemTextJson : CSharpJsonLibrary.NewtonsoftJson,
        JsonLibraryVersion = 9,
        GenerateDataAnnotations = false,
        GenerateOptionalPropertiesAsNullable = true,
        ArrayType = "System.Collections.Generic.List",
        ArrayInstanceType = "System.Collections.Generic.List",
        ExcludedTypeNames = [Root],
        PropertyNameGenerator = new MemberNames(schema),
        TypeNameGenerator = new GivenNames(),
        EnumNameGenerator = new GivenNames(),
        PropertyAttributeFactory = new OptionalAttributes(flavour),
    };

    // NJsonSchema's output is right except for these.
    private string Corrected(CodeArtifact type, DtoSchema schema)
    {
        var code = type.Code.ReplaceLineEndings("\n").TrimEnd();
        // It puts the converter of an enum with texts on the properties, and has none for the items of a list with System.Text.Json. On the enum it serves both.
        code = PropertyConverter().Replace(code, "");
        code = ItemConverter().Replace(code, "");
        if (code.Contains("EnumMember(", StringComparison.Ordinal))
        {
            var converter = flavour == DtoFlavour.SystemTextJson
                ? $"[{TextJson}JsonConverter(typeof({TextJson}JsonStringEnumConverter<{type.TypeName}>))]"
                : "[Newtonsoft.Json.JsonConverter(typeof(Newtonsoft.Json.Converters.StringEnumConverter))]";
            code = EnumDeclaration().Replace(code, $"{converter}\n$0", 1);
        }

        // It numbers texts by their position. A value that the provider inserts must not change the number of another.
        foreach (var (_, member, number) in schema.Numbers.Where(item => item.Type == type.TypeName))
        {
            code = Regex.Replace(code, $@"^(    {Regex.Escape(member)} = )\d+,$", FormattableString.Invariant($"${{1}}{number},"), RegexOptions.Multiline);
        }

        // It does not write a default that is a list or an object, or that belongs to a value with several types.
        foreach (var (_, name, member, json) in schema.Defaults.Where(item => item.Type == type.TypeName))
        {
            var read = flavour == DtoFlavour.SystemTextJson ? "System.Text.Json.JsonSerializer.Deserialize" : "Newtonsoft.Json.JsonConvert.DeserializeObject";
            var declaration = new Regex($@"^(    public (\S+) {Regex.Escape(member)} \{{ get; set; \}})( = [^\n]*;)?$", RegexOptions.Multiline);
            code = declaration.Replace(code, match => $"{match.Groups[1].Value} = {read}<{match.Groups[2].Value}>({Literals.Text(json)});", 1);
            // Newtonsoft.Json would read into the default instead of replacing it.
            code = Regex.Replace(
                code, $@"^(    \[Newtonsoft\.Json\.JsonProperty\(""{Regex.Escape(name)}""[^\n]*)\)\]$", "$1, ObjectCreationHandling = Newtonsoft.Json.ObjectCreationHandling.Replace)]", RegexOptions.Multiline);
        }

        return EmptyLines().Replace(code, "$1$2");
    }

    [GeneratedRegex(@"^ *(\[(System\.Text\.Json\.Serialization|Newtonsoft\.Json)\.JsonConverter\([^\n]*|// TODO\(system\.text\.json\)[^\n]*)\n", RegexOptions.Multiline)]
    private static partial Regex PropertyConverter();

    [GeneratedRegex(@", ItemConverterType = typeof\([\w.]+\)")]
    private static partial Regex ItemConverter();

    [GeneratedRegex(@"^public enum ", RegexOptions.Multiline)]
    private static partial Regex EnumDeclaration();

    [GeneratedRegex(@"((?<={)\n)\n+|(\n)\n+(?=\n| *})")]
    private static partial Regex EmptyLines();

    private sealed record DtoNamespace(string Name, IReadOnlyList<string> Types);

    private sealed class MemberNames(DtoSchema schema) : IPropertyNameGenerator
    {
        public string Generate(JsonSchemaProperty property) => schema.Members[property];
    }

    // Names of types and values are already C# names.
    private sealed class GivenNames : ITypeNameGenerator, IEnumNameGenerator
    {
        public string Generate(JsonSchema schema, string? typeNameHint, IEnumerable<string> reservedTypeNames) => typeNameHint ?? Root;

        public string Generate(int index, string? name, object? value, JsonSchema schema) => name!;
    }

    // With System.Text.Json an optional value without a value is written as null, which providers reject; Newtonsoft.Json has an option for it in NJsonSchema's own attribute.
    private sealed class OptionalAttributes(DtoFlavour flavour) : IPropertyAttributeFactory
    {
        public IEnumerable<string> CreateAttributes(PropertyModel propertyModel, JsonSchemaProperty property) =>
            flavour == DtoFlavour.SystemTextJson && !property.IsRequired ? [$"[{TextJson}JsonIgnore(Condition = {TextJson}JsonIgnoreCondition.WhenWritingNull)]"] : [];
    }
}
