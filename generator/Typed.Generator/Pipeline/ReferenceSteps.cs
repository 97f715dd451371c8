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
                static (compilation, space, known) => known.Providers.Select(provider => FindOne(compilation, space, provider, known.Models)).OfType<ReferencedRecords>().ToEquatableArray())
            .WithTrackingName(TrackingNames.ReferencedRecords);

    public static IncrementalValueProvider<EquatableArray<DiagnosticInfo>> Problems(IncrementalValueProvider<EquatableArray<ReferencedRecords>> referenced) =>
        referenced.Select(static (records, _) => records
            .GroupBy(item => item.Assembly, StringComparer.Ordinal)
            .Select(group => DiagnosticInfo.Of(ProblemRules.ReferencedRecords, "", default, string.Join(", ", group.Select(item => $"'{item.Provider}'")), group.Key))
            .ToEquatableArray());

    private static ReferencedRecords? FindOne(Compilation compilation, string space, ProviderName provider, EquatableArray<NameAssignment> models)
    {
        var catalog = compilation.GetTypesByMetadataName($"{space}.{provider.Name}.{provider.Name}Catalog")
            .FirstOrDefault(type => !SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly) && IsVisible(type, compilation.Assembly));
        var found = models
            .Where(model => catalog is not null && model.Provider == provider.Provider && model.Name.Length > 0 && catalog.ContainingNamespace.GetTypeMembers(model.Name + "Params").Length > 0)
            .Select(model => model.Name)
            .ToEquatableArray();
        return found.Count == 0 ? null : new ReferencedRecords(provider.Provider, catalog!.ContainingAssembly.Name, found);
    }

    private static bool IsVisible(INamedTypeSymbol type, IAssemblySymbol from) =>
        type.DeclaredAccessibility == Accessibility.Public || type.ContainingAssembly.GivesAccessTo(from);
}
