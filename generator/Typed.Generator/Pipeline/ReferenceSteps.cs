using Microsoft.CodeAnalysis;
using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Generation;
using Typed.Schema.Naming;

namespace Typed.Generator.Pipeline;

/// <summary>The records of a provider that a referenced assembly already has.</summary>
/// <param name="Provider">The provider's key.</param>
/// <param name="Assembly">The assembly.</param>
/// <param name="Names">The names of the records, without <c>Params</c>.</param>
internal sealed record ReferencedRecords(string Provider, string Assembly, EquatableArray<string> Names);

/// <summary>The steps that find records that a referenced project generates from the same schemas. A second copy of each type would only be in the way.</summary>
internal static class ReferenceSteps
{
    // The compilation changes on every keystroke. Unless a catalog is found, this costs one look-up per provider, and its result is the same.
    public static IncrementalValueProvider<EquatableArray<ReferencedRecords>> Find(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<GeneratorOptions> options,
        IncrementalValueProvider<AssignedNames> names) =>
        context.CompilationProvider
            .Combine(
                options.Select(static (found, _) => found.Namespace),
                names,
                static (compilation, space, known) => known.Providers.SelectMany(provider => InReferences(compilation, space, provider, known.Models)).ToEquatableArray())
            .WithTrackingName(TrackingNames.ReferencedRecords);

    public static IncrementalValueProvider<EquatableArray<DiagnosticInfo>> Problems(IncrementalValueProvider<EquatableArray<ReferencedRecords>> referenced) =>
        referenced.Select(static (records, _) => records
            .GroupBy(item => item.Assembly, StringComparer.Ordinal)
            .Select(group => DiagnosticInfo.Of(ProblemRules.ReferencedRecords, "", default, string.Join(", ", group.Select(item => $"'{item.Provider}'")), group.Key))
            .ToEquatableArray());

    // Several have a catalog of the provider if each generates only what its own code names.
    private static IEnumerable<ReferencedRecords> InReferences(Compilation compilation, string space, ProviderName provider, EquatableArray<NameAssignment> models) =>
        compilation.GetTypesByMetadataName($"{space}.{provider.Name}.{provider.Name}Catalog")
            .Where(catalog => !SymbolEqualityComparer.Default.Equals(catalog.ContainingAssembly, compilation.Assembly) && IsVisible(catalog, compilation.Assembly))
            .Select(catalog => new ReferencedRecords(
                provider.Provider,
                catalog.ContainingAssembly.Name,
                models
                    .Where(model => model.Provider == provider.Provider && model.Name.Length > 0 && catalog.ContainingNamespace.GetTypeMembers(model.Name + "Params").Length > 0)
                    .Select(model => model.Name)
                    .ToEquatableArray()))
            .Where(records => records.Names.Count > 0);

    private static bool IsVisible(INamedTypeSymbol type, IAssemblySymbol from) =>
        type.DeclaredAccessibility == Accessibility.Public || type.ContainingAssembly.GivesAccessTo(from);
}
