using Microsoft.CodeAnalysis;
using Typed.Schema.Generation;
using Typed.Schema.Reading;

namespace Typed.Generator.Pipeline;

/// <summary>The steps that read each file on its own.</summary>
/// <remarks>A step over all files costs on every edit of one, since Roslyn walks its table; so a filter is part of the step that makes the value.</remarks>
internal static class ReadingSteps
{
    public static IncrementalValuesProvider<ModelFile> Models(IncrementalValuesProvider<SchemaFile> files, IncrementalValueProvider<GeneratorOptions> options) =>
        files
            .Combine(options)
            .SelectMany(static (pair, cancellation) => Model(pair.Left, pair.Right, cancellation))
            .WithTrackingName(TrackingNames.ModelFiles);

    public static IncrementalValuesProvider<PricingFile> Pricing(IncrementalValuesProvider<SchemaFile> files) =>
        Read(files, SchemaFileKind.Pricing, PricingFileReader.Read, TrackingNames.PricingFiles);

    public static IncrementalValuesProvider<RulesFile> Rules(IncrementalValuesProvider<SchemaFile> files) =>
        Read(files, SchemaFileKind.Rules, RulesFileReader.Read, TrackingNames.RulesFiles);

    public static IncrementalValuesProvider<ProviderFile> Providers(IncrementalValuesProvider<SchemaFile> files) =>
        Read(files, SchemaFileKind.Provider, ProviderFileReader.Read, TrackingNames.ProviderFiles);

    public static IncrementalValuesProvider<ReviewedFile> Reviewed(IncrementalValuesProvider<SchemaFile> files) =>
        Read(files, SchemaFileKind.Reviewed, ReviewedFileReader.Read, TrackingNames.ReviewedFiles);

    private static IncrementalValuesProvider<T> Read<T>(
        IncrementalValuesProvider<SchemaFile> files, SchemaFileKind kind, Func<SchemaFile, CancellationToken, T> read, string step) =>
        files.Where(file => file.Kind == kind).Select(read).WithTrackingName(step);

    // The model's name stands in the file: a model that the project does not want is read, and goes no further.
    private static IEnumerable<ModelFile> Model(SchemaFile file, GeneratorOptions options, CancellationToken cancellation) =>
        file.Kind == SchemaFileKind.Model && ModelFileReader.Read(file, cancellation) is var read && (read.Model is null || options.Includes(read.Model.Model))
            ? [read]
            : [];
}
