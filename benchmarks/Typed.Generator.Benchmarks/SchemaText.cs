using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Typed.GeneratorBenchmarks;

/// <summary>A schema file in memory.</summary>
internal sealed class SchemaText(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

    /// <summary>The file with another first property.</summary>
    public SchemaText With(string keyword) => new(path, text.Replace("\"prompt\": {", "\"prompt\": { " + keyword + ",", StringComparison.Ordinal));

    /// <summary>As many models as asked for: the repository's own again and again, each time of another owner. The first has no maxLength.</summary>
    public static ImmutableArray<AdditionalText> Corpus(int count)
    {
        var folder = System.IO.Path.Combine(AppContext.BaseDirectory, "schemas", "creatify");
        var originals = Directory.GetFiles(System.IO.Path.Combine(folder, "models")).OrderBy(file => !file.Contains("kling-video__v1.6__pro__image", StringComparison.Ordinal)).ThenBy(file => file, StringComparer.Ordinal).ToList();
        var models = Enumerable.Range(0, count).Select(index =>
        {
            var file = originals[index % originals.Count];
            var owner = $"owner{index / originals.Count}";
            return (AdditionalText)new SchemaText(
                $"schemas/bench/models/{owner}__{System.IO.Path.GetFileName(file)}",
                File.ReadAllText(file).Replace("\"model\": \"", $"\"model\": \"{owner}/", StringComparison.Ordinal));
        });
        var prices = File.ReadAllText(System.IO.Path.Combine(folder, "pricing.json"));
        using var document = System.Text.Json.JsonDocument.Parse(prices);
        var entries = Enumerable.Range(0, (count + originals.Count - 1) / originals.Count).SelectMany(owner =>
            document.RootElement.GetProperty("models").EnumerateObject().Select(model => $"\"owner{owner}/{model.Name}\": {model.Value.GetRawText()}"));
        var pricing = $$"""{ "unit": "credits", "as_of": "2025-11", "retrieved": "2026-11-21", "models": { {{string.Join(",\n", entries)}} } }""";
        return [.. models, new SchemaText("schemas/bench/pricing.json", pricing)];
    }

    /// <summary>The files of the shipped providers.</summary>
    public static ImmutableArray<AdditionalText> Shipped()
    {
        var folder = System.IO.Path.Combine(AppContext.BaseDirectory, "schemas");
        return [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal)
            .SelectMany(provider => Directory.GetFiles(System.IO.Path.Combine(provider, "models")).Concat(Directory.GetFiles(provider, "*.json")).Order(StringComparer.Ordinal))
            .Select(file => new SchemaText("schemas/" + System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file)))];
    }
}

/// <summary>Names the provider of every file.</summary>
internal sealed class BenchOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(null);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(textFile.Path.Split('/')[1]);

    private sealed class Options(string? provider) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_metadata.AdditionalFiles.TypedProvider" ? provider : null;
            return value is not null;
        }
    }
}
