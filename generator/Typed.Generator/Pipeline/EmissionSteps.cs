using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Schema.Collections;
using Typed.Schema.Generation;
using Typed.Schema.Naming;
using Typed.Schema.Specification;

namespace Typed.Generator.Pipeline;

/// <summary>The steps that decide how the models are written: the language features, and which models share a generated source.</summary>
internal static class EmissionSteps
{
    /// <summary>The project settings that the emitters need.</summary>
    public static IncrementalValueProvider<EmitOptions> Options(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<GeneratorOptions> options,
        IncrementalValueProvider<EquatableArray<NameAssignment>> names,
        IncrementalValueProvider<EquatableArray<ReferencedRecords>> referenced) =>
        context.ParseOptionsProvider
            .Select(static (parse, _) => LanguageSupport.Of((int)(parse is CSharpParseOptions csharp ? csharp.LanguageVersion : LanguageVersion.Default)))
            .Combine(options, names, static (language, found, assigned) => SourceSet.EmitOptionsOf(found, language, assigned.Count))
            .Combine(referenced, static (emission, records) => emission with { Referenced = records.SelectMany(item => item.Names.Select(name => new RecordName(item.Provider, name))).ToEquatableArray() });

    /// <summary>The models that have a generated source each.</summary>
    public static IncrementalValuesProvider<NamedModel> Single(this IncrementalValuesProvider<NamedModel> models) => models.Where(static model => !model.Options.SharesSources);

    /// <summary>The models of each shared source. After an edit of one model, only its own source is another value.</summary>
    public static IncrementalValuesProvider<ModelGroup> Groups(IncrementalValuesProvider<NamedModel> models, IncrementalValuesProvider<NamedModel> duplicates) =>
        models
            .Collect()
            .Combine(duplicates.Collect())
            .SelectMany(static (pair, _) => ModelGroups.Of(pair.Left.Concat(pair.Right)))
            .WithTrackingName(TrackingNames.Groups);
}
