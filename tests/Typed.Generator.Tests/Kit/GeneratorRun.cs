using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Typed.Generator.Tests.Kit;

/// <summary>What one run of the generator gave.</summary>
internal sealed class GeneratorRun(GeneratorRunResult result, GeneratorRunResult tracked, CSharpCompilation compilation, CSharpParseOptions parseOptions)
{
    public ImmutableArray<Diagnostic> Diagnostics => result.Diagnostics;

    public IReadOnlyDictionary<string, string> Sources { get; } = result.GeneratedSources.ToDictionary(
        source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>The texts by hint name, by reference: the same instance was not written again.</summary>
    public IReadOnlyDictionary<string, SourceText> Texts { get; } = result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText, StringComparer.Ordinal);

    /// <summary>The reasons of a step's outputs: <c>New</c>, <c>Modified</c>, <c>Cached</c>, …</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        tracked.TrackedSteps.TryGetValue(step, out var runs)
            ? [.. runs.SelectMany(run => run.Outputs).Select(output => output.Reason)]
            : [];

    /// <summary>The values of one named step.</summary>
    public IEnumerable<object?> Values(string step) => tracked.TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Value);

    /// <summary>All values that passed between the named steps.</summary>
    public IEnumerable<object?> Values() =>
        tracked.TrackedSteps.Where(step => TrackingNames.All.Contains(step.Key)).SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Value);

    public string Source(string typeName) => Sources.Single(source => source.Key.EndsWith($".{typeName}.g.cs", StringComparison.Ordinal)).Value;

    /// <summary>Diagnostics as "id file(line,column) message", lines and columns from 1.</summary>
    public string[] Report() =>
    [
        .. Diagnostics.Select(diagnostic =>
        {
            var span = diagnostic.Location.GetLineSpan();
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{diagnostic.Id} {Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1}) {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
        }).Order(StringComparer.Ordinal),
    ];

    /// <summary>Compiles what was generated together with the consumer's code; any error or warning fails the test.</summary>
    public CSharpCompilation Compile()
    {
        // Documentation is diagnosed in the generated code only: every public member has some, and it is well-formed.
        var documented = parseOptions.WithDocumentationMode(DocumentationMode.Diagnose);
        var trees = Sources.Select(source => CSharpSyntaxTree.ParseText(source.Value, documented, source.Key));
        var whole = compilation.AddSyntaxTrees(trees);
        var problems = whole.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(problems.Count == 0, string.Join("\n", problems.Take(10)));
        return whole;
    }

    /// <summary>Compiles and loads; gives the model of a record by its type name.</summary>
    public ModelInfo Load(string typeName) => LoadAll()[typeName];

    /// <summary>Compiles and loads; gives all models by the type names of their records.</summary>
    public IReadOnlyDictionary<string, ModelInfo> LoadAll()
    {
        using var image = new MemoryStream();
        var emitted = Compile().Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return Assembly.Load(image.ToArray()).GetTypes()
            .Where(type => type.IsSubclassOf(typeof(ModelParams)))
            .ToDictionary(
                type => type.Name,
                type => (ModelInfo)type.GetProperty("Info", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!,
                StringComparer.Ordinal);
    }
}
