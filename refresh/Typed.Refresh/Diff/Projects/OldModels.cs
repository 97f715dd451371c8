using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Refresh.Diff.States;
using Typed.Schema.Generation;
using Typed.Schema.Reading;

namespace Typed.Refresh.Diff.Projects;

/// <summary>Generates the old models in place of those that the project's own files generate now.</summary>
internal static class OldModels
{
    private const string Metadata = "build_metadata.AdditionalFiles." + OptionNames.ProviderMetadata;
    private const string PropertyPrefix = "build_property.";

    /// <summary>Adds the old models of the providers for which the project has files. The compilation is unchanged if its models come from an assembly.</summary>
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

        var options = GeneratorOptions.From(name => configs.GlobalConfigOptions.AnalyzerOptions.GetValueOrDefault(PropertyPrefix + name));
        var files = old.Texts
            .Where(text => providers.Contains(text.Provider))
            .Select(text => SchemaFile.Of(text.Provider, $"schemas/{text.Provider}/{text.Path}", text.Text));
        var sources = SourceSet.Of(files, options, LanguageSupport.Of((int)arguments.ParseOptions.LanguageVersion), cancellationToken);
        return compilation.AddSyntaxTrees(sources.Select(source =>
            CSharpSyntaxTree.ParseText(source.Text, arguments.ParseOptions, source.HintName, cancellationToken: cancellationToken)));
    }
}
