using Microsoft.CodeAnalysis.Diagnostics;
using Typed.Schema.Collections;
using Typed.Schema.Generation;
using Typed.Schema.Naming;
using Typed.Schema.Reading;
using Typed.Schema.Specification;

namespace Typed.Generator.Pipeline;

/// <summary>What decides which files are read.</summary>
/// <param name="Build">What the build says of each file.</param>
/// <param name="Options">What the project asks for.</param>
internal sealed record FileSelection(AnalyzerConfigOptionsProvider Build, GeneratorOptions Options);

/// <summary>What decides the C# names of the models.</summary>
/// <param name="Models">All models.</param>
/// <param name="Overrides">The names that the project gives.</param>
/// <param name="Providers">The names of the providers.</param>
internal sealed record NamingInput(EquatableArray<ModelIdentity> Models, EquatableArray<NameOverride> Overrides, EquatableArray<ProviderName> Providers);

/// <summary>The files beside the models' own.</summary>
/// <param name="Pricing">The price tables.</param>
/// <param name="Rules">The rules between fields.</param>
/// <param name="Reviewed">What was last reviewed.</param>
internal sealed record TableFiles(EquatableArray<PricingFile> Pricing, EquatableArray<RulesFile> Rules, EquatableArray<ReviewedFile> Reviewed);

/// <summary>What the catalogues are made of.</summary>
/// <param name="Names">The names of the models.</param>
/// <param name="Providers">The names of the providers.</param>
/// <param name="Emit">What the emitters need to know of the project.</param>
internal sealed record CatalogInput(EquatableArray<NameAssignment> Names, EquatableArray<ProviderName> Providers, EmitOptions Emit);

/// <summary>All that is seen together when problems between files are looked for.</summary>
/// <param name="Models">All models.</param>
/// <param name="Names">Their names.</param>
/// <param name="Tables">The files beside them.</param>
internal sealed record CrossFileInput(EquatableArray<ModelIdentity> Models, EquatableArray<NameAssignment> Names, TableFiles Tables);
