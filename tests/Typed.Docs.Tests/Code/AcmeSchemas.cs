using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Typed.DocsTests.Markdown;
using Typed.Generator;

namespace Typed.DocsTests.Code;

/// <summary>The invented provider that the pages use where no real model shows the case: its records are generated into the snippet's own project.</summary>
internal static class AcmeSchemas
{
    private static readonly string s_folder = Repository.PathOf("tests/Typed.Docs.Tests/schemas/acme");

    private static readonly ImmutableArray<AdditionalText> s_files =
        [.. Directory.EnumerateFiles(s_folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => new SchemaFile(path, File.ReadAllText(path)))];

    public static GeneratorDriver Driver(CSharpParseOptions parse, params IReadOnlyList<ISourceGenerator> others) =>
        CSharpGeneratorDriver.Create([new TypedGenerator().AsSourceGenerator(), .. others], s_files, parse, new Metadata());

    /// <summary>A generator over files of a test's own, by their paths below the provider's folder.</summary>
    public static GeneratorDriver Driver(CSharpParseOptions parse, IEnumerable<(string Path, string Text)> files) =>
        CSharpGeneratorDriver.Create([new TypedGenerator().AsSourceGenerator()], files.Select(file => new SchemaFile("/schemas/acme/" + file.Path, file.Text)), parse, new Metadata());

    private sealed class SchemaFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Metadata : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(null);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options("acme");
    }

    private sealed class Options(string? provider) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_metadata.AdditionalFiles.TypedProvider" ? provider : null;
            return value is not null;
        }
    }
}
