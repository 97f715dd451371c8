using Microsoft.CodeAnalysis;
using Typed.Generator.Inputs;
using Typed.Schema.Generation;
using Typed.Schema.Reading;

namespace Typed.Generator.Pipeline;

/// <summary>The steps that read the inputs from the build.</summary>
internal static class InputSteps
{
    public static IncrementalValueProvider<GeneratorOptions> Options(IncrementalGeneratorInitializationContext context) =>
        context.AnalyzerConfigOptionsProvider
            .Select(static (build, _) => SchemaInput.Options(build))
            .WithTrackingName(TrackingNames.Options);

    /// <summary>The files of the providers that the project selects.</summary>
    public static IncrementalValuesProvider<SchemaFile> Files(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<GeneratorOptions> options) =>
        context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider.Combine(options, static (build, found) => new FileSelection(build, found)))
            .SelectMany(static (pair, cancellation) => Wanted(pair.Left, pair.Right, cancellation))
            .WithTrackingName(TrackingNames.SchemaFiles);

    private static IEnumerable<SchemaFile> Wanted(AdditionalText text, FileSelection selection, CancellationToken cancellation) =>
        SchemaInput.File(text, selection.Build, cancellation) is { } file && selection.Options.Includes(file) ? [file] : [];
}
