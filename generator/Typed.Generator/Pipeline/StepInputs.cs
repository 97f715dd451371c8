using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Schema.Collections;
using Typed.Schema.Generation;
using Typed.Schema.Naming;
using Typed.Schema.Reading;
using Typed.Schema.Specification;
using Typed.Schema.Usage;

namespace Typed.Generator.Pipeline;

/// <summary>The input that determines which files are read.</summary>
/// <param name="Build">The build's metadata for each file.</param>
/// <param name="Options">The project's options.</param>
internal sealed record FileSelection(AnalyzerConfigOptionsProvider Build, GeneratorOptions Options);

/// <summary>The input that determines the C# names of the models.</summary>
/// <param name="Models">All models.</param>
/// <param name="Overrides">The names that the project defines.</param>
/// <param name="Providers">The names of the providers.</param>
internal sealed record NamingInput(EquatableArray<ModelIdentity> Models, EquatableArray<NameOverride> Overrides, EquatableArray<ProviderName> Providers);

/// <summary>The C# names of models and providers.</summary>
/// <param name="Models">The names of the models.</param>
/// <param name="Providers">The names of the providers.</param>
internal sealed record AssignedNames(EquatableArray<NameAssignment> Models, EquatableArray<ProviderName> Providers);

/// <summary>The models with their C# names, for what depends on both: which names in code stand for models, and what the analyzers know of all of them.</summary>
/// <param name="Models">All models.</param>
/// <param name="Names">The C# names.</param>
internal sealed record ModelsWithNames(EquatableArray<ModelIdentity> Models, AssignedNames Names);

/// <summary>The input that determines what is written of a model.</summary>
/// <param name="Options">The project settings that the emitters need.</param>
/// <param name="Used">The models that the project uses, or null for all.</param>
internal sealed record EmissionInput(EmitOptions Options, UsedModels? Used);

/// <summary>The provider's files other than model files.</summary>
/// <param name="Pricing">The price tables.</param>
/// <param name="Rules">The rules between fields.</param>
/// <param name="Reviewed">The last reviewed states.</param>
internal sealed record TableFiles(EquatableArray<PricingFile> Pricing, EquatableArray<RulesFile> Rules, EquatableArray<ReviewedFile> Reviewed);

/// <summary>The input of the catalogs.</summary>
/// <param name="Names">The names of models and providers.</param>
/// <param name="Emission">What is written of the models.</param>
internal sealed record CatalogInput(AssignedNames Names, EmissionInput Emission);

/// <summary>The input for finding problems between files.</summary>
/// <param name="Models">All models.</param>
/// <param name="Names">Their names.</param>
/// <param name="Tables">The other files.</param>
internal sealed record CrossFileInput(EquatableArray<ModelIdentity> Models, EquatableArray<NameAssignment> Names, TableFiles Tables);

/// <summary>The input for finding problems between files that does not depend on models.</summary>
/// <param name="Unread">The providers with a model file that could not be read.</param>
/// <param name="IsFiltered">Whether the project selects models.</param>
internal sealed record CrossFileScope(EquatableArray<string> Unread, bool IsFiltered);
