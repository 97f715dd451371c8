using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Typed.Generator.Tests.Kit;

/// <summary>An additional file that lives in memory, with the provider that its metadata names.</summary>
internal sealed class InMemoryFile(string path, string text, string? provider = "acme") : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

    public override string Path { get; } = path;

    public string? Provider { get; } = provider;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

    /// <summary>A model file of the provider acme.</summary>
    public static InMemoryFile Model(string model, string properties, string required = "", string kind = "text_to_video", string? path = null) =>
        new(
            path ?? $"schemas/acme/models/{model.Replace("/", "__", StringComparison.Ordinal)}.json",
            $$"""
            {
              "model": "{{model}}",
              "kind": "{{kind}}",
              "input_schema": { "type": "object", "required": [{{required}}], "properties": { {{properties}} } }
            }
            """);

    public static InMemoryFile Pricing(string models) =>
        new("schemas/acme/pricing.json", $$"""{ "provider": "acme", "unit": "credits", "as_of": "2026-01", "retrieved": "2026-11-21", "models": { {{models}} } }""");

    public static InMemoryFile Rules(string rules) => new("schemas/acme/rules.json", $$"""{ "rules": [ {{rules}} ] }""");
}
