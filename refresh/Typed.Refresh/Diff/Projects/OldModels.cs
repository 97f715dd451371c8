using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Typed.Generator;
using Typed.Generator.Inputs;
using Typed.Refresh.Diff.States;

namespace Typed.Refresh.Diff.Projects;

/// <summary>Generates the models as they were, in place of those that the project's own files make now.</summary>
internal static class OldModels
{
    private const string Metadata = "build_metadata.AdditionalFiles." + OptionNames.ProviderMetadata;

    /// <summary>The compilation with the old models of the providers that the project has files of; unchanged where its models come from an assembly.</summary>
    public static Compilation AddTo(CSharpCompilation compilation, CSharpCommandLineArguments arguments, SchemaState old, CancellationToken cancellationToken)
    {
        var configs = AnalyzerConfigSet.Create(arguments.AnalyzerConfigPaths.Where(File.Exists).Select(path => AnalyzerConfig.Parse(File.ReadAllText(path), path)).ToList());
        var providers = arguments.AdditionalFiles
            .Select(file => configs.GetOptionsForSourcePath(file.Path).AnalyzerOptions.GetValueOrDefault(Metadata))
            .Where(provider => provider is { Length: > 0 })
            .ToHashSet(StringComparer.Ordinal);
        if (providers.Count == 0)
        {
            return compilation;
        }

        var texts = old.Texts.Where(text => providers.Contains(text.Provider)).Select(text => (AdditionalText)new OldText(text)).ToImmutableArray();
        var driver = CSharpGeneratorDriver.Create(
            [new TypedGenerator().AsSourceGenerator()], texts, arguments.ParseOptions, new OldOptions(configs.GlobalConfigOptions.AnalyzerOptions));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _, cancellationToken);
        return whole;
    }

    private sealed class OldText(SchemaText text) : AdditionalText
    {
        public string Provider => text.Provider;

        public override string Path => $"schemas/{text.Provider}/{text.Path}";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text.Text, Encoding.UTF8);
    }

    private sealed class OldOptions(ImmutableDictionary<string, string> global) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(global);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new Values(textFile is OldText text ? ImmutableDictionary<string, string>.Empty.Add(Metadata, text.Provider) : ImmutableDictionary<string, string>.Empty);
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
