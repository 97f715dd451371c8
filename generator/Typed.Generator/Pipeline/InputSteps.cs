using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Typed.Schema.Generation;
using Typed.Schema.Reading;

namespace Typed.Generator.Pipeline;

/// <summary>The steps that read the inputs from the build: the project's options, and the files that have a provider.</summary>
internal static class InputSteps
{
    private const string ProviderMetadata = "build_metadata.AdditionalFiles." + OptionNames.ProviderMetadata;
    private const string PropertyPrefix = "build_property.";

    public static IncrementalValueProvider<GeneratorOptions> Options(IncrementalGeneratorInitializationContext context) =>
        context.AnalyzerConfigOptionsProvider
            .Select(static (build, _) => GeneratorOptions.From(name => build.GlobalOptions.TryGetValue(PropertyPrefix + name, out var value) ? value : null))
            .WithTrackingName(TrackingNames.Options);

    /// <summary>The files of the providers that the project selects.</summary>
    public static IncrementalValuesProvider<SchemaFile> Files(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<GeneratorOptions> options) =>
        context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider.Combine(options, static (build, found) => new FileSelection(build, found)))
            .SelectMany(static (pair, cancellation) => Selected(pair.Left, pair.Right, cancellation))
            .WithTrackingName(TrackingNames.SchemaFiles);

    private static IEnumerable<SchemaFile> Selected(AdditionalText text, FileSelection selection, CancellationToken cancellation) =>
        FileOf(text, selection.Build, cancellation) is { } file && selection.Options.Includes(file) ? [file] : [];

    /// <summary>The file as a value, or null if no provider is set for it.</summary>
    private static SchemaFile? FileOf(AdditionalText file, AnalyzerConfigOptionsProvider build, CancellationToken cancellation) =>
        build.GetOptions(file).TryGetValue(ProviderMetadata, out var provider) && provider.Length > 0
            ? FileOf(provider, file.Path, file.GetText(cancellation))
            : null;

    private static SchemaFile FileOf(string provider, string path, SourceText? text) =>
        SchemaFile.Of(provider, path, text?.ToString() ?? "") with { IsUnicode = IsUnicode(text?.Encoding) };

    // The compiler reads a file that is not UTF-8 in an encoding of the machine.
    private static bool IsUnicode(Encoding? encoding) => encoding is null || encoding.WebName.StartsWith("utf-", StringComparison.OrdinalIgnoreCase);
}
