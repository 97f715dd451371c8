using Microsoft.CodeAnalysis;
using Typed.Schema.Generation;
using Typed.Schema.Reading;

namespace Typed.Generator.Pipeline;

/// <summary>The steps that read each file separately.</summary>
/// <remarks>A step over all files has a cost on every edit of one, because Roslyn walks its table. A filter is therefore part of the step that creates the value.</remarks>
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

    // The model's name is in the file. A model that the project does not select is read, but not passed on.
    private static IEnumerable<ModelFile> Model(SchemaFile file, GeneratorOptions options, CancellationToken cancellation) =>
        file.Kind == SchemaFileKind.Model && ModelFileReader.Read(file, cancellation) is var read && (read.Model is null || options.Includes(read.Model.Model))
            ? [read]
            : [];
}
