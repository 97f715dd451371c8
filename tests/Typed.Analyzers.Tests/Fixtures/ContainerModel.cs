using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Schema.Generation;
using Typed.Schema.Reading;
using References = Typed.Analyzers.Tests.Kit.References;

namespace Typed.Analyzers.Tests.Fixtures;

/// <summary>A record with a list and a dictionary of each shape of items, as the generator emits it.</summary>
internal static class ContainerModel
{
    /// <summary>The namespace of the record <c>MParams</c>.</summary>
    public const string Namespace = "Typed.Models.Acme";

    // The shapes of items, by the name of the property; the dictionary's ends in _map.
    private static readonly (string Name, string Schema)[] s_items =
    [
        ("texts", """{ "type": "string", "maxLength": 3 }"""),
        ("wholes", """{ "type": "integer", "minimum": 0, "maximum": 9 }"""),
        ("numbers", """{ "type": "number", "exclusiveMinimum": 0 }"""),
        ("flags", """{ "type": "boolean" }"""),
        ("choices", """{ "enum": ["low", "high"] }"""),
        ("opens", """{ "anyOf": [{ "enum": ["low", "high"] }, { "type": "string" }] }"""),
        ("objects", """{ "type": "object", "required": ["w"], "properties": { "w": { "type": "integer", "maximum": 9 } } }"""),
        ("unions", """{ "oneOf": [{ "type": "integer", "maximum": 9 }, { "type": "array", "items": { "type": "string", "maxLength": 3 }, "maxItems": 2 }] }"""),
        ("overlaps", """{ "oneOf": [{ "type": "integer", "maximum": 3 }, { "type": "number", "minimum": 100 }] }"""),
        ("lists", """{ "type": "array", "items": { "type": "integer", "maximum": 9 }, "maxItems": 2 }"""),
        ("grids", """{ "type": "array", "items": { "type": "array", "items": { "type": "string", "minLength": 1 } } }"""),
        ("maps", """{ "type": "object", "additionalProperties": { "type": "number", "maximum": 1 } }"""),
    ];

    private static readonly Lazy<MetadataReference> s_assembly = new(Create);

    public static MetadataReference Assembly => s_assembly.Value;

    private static MetadataReference Create()
    {
        var properties = s_items.SelectMany(item => new[]
        {
            $$"""  "{{item.Name}}": { "type": "array", "items": {{item.Schema}}, "maxItems": 2 }""",
            $$"""  "{{item.Name}}_map": { "type": "object", "additionalProperties": {{item.Schema}} }""",
        }).Append("""  "unique_flags": { "type": "array", "items": { "type": "boolean" }, "uniqueItems": true }""")
            .Append("""  "unique_choices": { "type": "array", "items": { "enum": ["low", "high"] }, "uniqueItems": true }""");
        var model = $$"""
            { "model": "m", "kind": "text_to_video", "input_schema": { "type": "object", "properties": {
            {{string.Join(",\n", properties)}}
            } } }
            """;
        var sources = SourceSet.Of(
            [SchemaFile.Of("acme", "schemas/acme/models/m.json", model)],
            GeneratorOptions.From(_ => null),
            LanguageSupport.Of((int)LanguageVersion.CSharp13),
            CancellationToken.None);
        return References.Compile("Containers", string.Concat(sources.Select(source => source.Text)), LanguageVersion.CSharp13, References.Runtime);
    }
}
