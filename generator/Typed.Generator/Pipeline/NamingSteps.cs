using Microsoft.CodeAnalysis;
using Typed.Schema.Collections;
using Typed.Schema.Generation;
using Typed.Schema.Naming;
using Typed.Schema.Reading;

namespace Typed.Generator.Pipeline;

/// <summary>The steps that give providers and models their C# names.</summary>
internal static class NamingSteps
{
    /// <summary>Everything that the files need to know about each other.</summary>
    public static IncrementalValueProvider<EquatableArray<ModelIdentity>> Identities(IncrementalValuesProvider<ModelFile> files) => files
        .SelectMany(static (file, _) => Identity(file))
        .Collect()
        .Select(static (models, _) => models.ToEquatableArray());

    public static IncrementalValueProvider<EquatableArray<ProviderName>> Providers(
        IncrementalValueProvider<EquatableArray<ModelIdentity>> models, IncrementalValuesProvider<ProviderFile> files) =>
        models
            .Combine(
                files.Collect().Select(static (list, _) => ProviderFile.WantedNames(list)),
                static (identities, wanted) => ProviderNames.Assign(identities.Select(model => model.Provider), wanted))
            .WithTrackingName(TrackingNames.ProviderNames);

    public static IncrementalValueProvider<EquatableArray<NameAssignment>> Models(
        IncrementalValueProvider<EquatableArray<ModelIdentity>> models,
        IncrementalValueProvider<GeneratorOptions> options,
        IncrementalValueProvider<EquatableArray<ProviderName>> providers) =>
        models
            .Combine(
                options.Select(static (found, _) => found.Names),
                providers,
                static (identities, overrides, named) => new NamingInput(identities, overrides, named))
            .Select(static (input, _) => NameTable.Assign(input.Models, input.Overrides, input.Providers))
            .WithTrackingName(TrackingNames.Names);

    private static IEnumerable<ModelIdentity> Identity(ModelFile file) =>
        file.Model is { } model ? [ModelIdentity.Of(model, file.Path, file.NamePlace)] : [];
}
