using System.Buffers;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Typed.Schema.Collections;
using Typed.Schema.Diagnostics;
using Typed.Schema.Generation;
using Typed.Schema.Naming;
using Typed.Schema.Specification;
using Typed.Schema.Usage;

namespace Typed.Generator.Pipeline;

/// <summary>The steps that find the models that the project's code names, if the project asks only for these.</summary>
internal static class UsageSteps
{
    // Additional files of Razor, MAUI and Avalonia.
    private static readonly string[] s_pageExtensions = [".razor", ".cshtml", ".xaml", ".axaml"];

    /// <summary>The options with the default for <c>TypedModels</c>, which depends on the kind of project and the number of models.</summary>
    public static IncrementalValueProvider<GeneratorOptions> Options(IncrementalValueProvider<GeneratorOptions> options, IncrementalValueProvider<AssignedNames> names) =>
        options.Combine(names, static (found, assigned) => found.InProject(assigned.Models.Count));

    /// <summary>The used models, or null if all are generated.</summary>
    /// <remarks>A keystroke scans the edited file. Unless it completes or removes a model's name, the result is the same, and no later step runs.</remarks>
    public static IncrementalValueProvider<UsedModels?> Used(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<GeneratorOptions> options,
        IncrementalValueProvider<ModelsWithNames> names)
    {
        var codeNames = names
            .Combine(options, static (all, found) => found.OnlyUsed ? CodeNames.Of(all.Models, all.Names.Models, all.Names.Providers, found.AllModels) : null);
        var code = context.CompilationProvider
            .Combine(options)
            .SelectMany(static (pair, _) => pair.Right.OnlyUsed ? pair.Left.SyntaxTrees : [])
            .Combine(codeNames)
            .Select(static (pair, cancellation) => In(pair.Left.GetText(cancellation), pair.Right));
        // Another generator turns these into C#, which this one does not see.
        var pages = context.AdditionalTextsProvider
            .Where(static file => IsPage(file.Path))
            .Combine(codeNames)
            .Select(static (pair, cancellation) => In(pair.Left.GetText(cancellation), pair.Right));
        return code.Collect().Combine(pages.Collect())
            .Select(static (all, _) => UsedModels.Ordered(all.Left.Concat(all.Right).SelectMany(static records => records)))
            .Combine(options, names, static (named, found, all) => found.OnlyUsed
                ? new UsedModels(UsedModels.Ordered(named.Concat(Listed(all.Names.Models, found))), found.IsEditor)
                : null)
            .WithTrackingName(TrackingNames.Used);
    }

    /// <summary>Reports that the default is not to generate all models.</summary>
    public static IncrementalValueProvider<EquatableArray<DiagnosticInfo>> Problems(IncrementalValueProvider<GeneratorOptions> options, IncrementalValueProvider<AssignedNames> names) =>
        options.Combine(names, static (found, assigned) => found.OnlyUsedByDefault
            ? new EquatableArray<DiagnosticInfo>([DiagnosticInfo.Of(
                ProblemRules.OnlyUsedModels, "", default, assigned.Models.Count.ToString(CultureInfo.InvariantCulture), found.IsInternal ? "for internal records" : "for an app")])
            : EquatableArray<DiagnosticInfo>.Empty);

    private static bool IsPage(string path) => s_pageExtensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<RecordName> Listed(EquatableArray<NameAssignment> assigned, GeneratorOptions options) =>
        assigned.Where(item => options.Lists(item.Model)).Select(item => new RecordName(item.Provider, item.Name));

    private static EquatableArray<RecordName> In(SourceText? text, CodeNames? names)
    {
        if (text is null || names is null)
        {
            return EquatableArray<RecordName>.Empty;
        }

        // An edited text is a tree of pieces, which is slow to read character by character.
        var characters = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            text.CopyTo(0, characters, 0, text.Length);
            return names.In(characters, text.Length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }
}
