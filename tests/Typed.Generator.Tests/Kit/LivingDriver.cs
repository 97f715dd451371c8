using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Typed.Generator.Tests.Kit;

/// <summary>One generator driver that lives through edits, as in an editor. After each run it runs once more and requires that nothing is computed again.</summary>
/// <remarks>
/// Two drivers see the same edits: the host's, whose sources count, and one that tracks steps. When a file is removed the tracking one
/// starts anew, since with tracking on Roslyn's Combine forgets all items in the run after a removal; a host does not track.
/// A tracking driver walks each path between the steps, and their number grows with the cube of the files. With many files only the host's driver runs, and an unrelated
/// edit must leave it the same instances of text.
/// </remarks>
internal sealed class LivingDriver
{
    /// <summary>The platform and the runtime.</summary>
    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Typed.", StringComparison.Ordinal))
            .Append(typeof(IModelParams).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private const int MaxTracked = 150;

    private readonly CSharpParseOptions _parseOptions;
    private readonly Func<IIncrementalGenerator> _generator;
    private CSharpCompilation _compilation;
    private GeneratorDriver _host;
    private GeneratorDriver _tracking;
    private ImmutableArray<AdditionalText> _files = [];

    /// <param name="languageVersion">The language of the consumer.</param>
    /// <param name="generator">Makes the generator, first for the host and then for each tracking driver; null for the product's.</param>
    public LivingDriver(LanguageVersion languageVersion = LanguageVersion.CSharp12, Func<IIncrementalGenerator>? generator = null)
    {
        _generator = generator ?? (() => new TypedGenerator());
        _parseOptions = new CSharpParseOptions(languageVersion, DocumentationMode.Parse);
        _compilation = CSharpCompilation.Create(
            "Consumer",
            [],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        _host = Create(tracking: false);
        _tracking = Create(tracking: true);
    }

    public LivingDriver Add(params AdditionalText[] files)
    {
        _files = _files.AddRange(files);
        _host = _host.AddAdditionalTexts([.. files]);
        _tracking = _tracking.AddAdditionalTexts([.. files]);
        return this;
    }

    public LivingDriver Replace(AdditionalText file)
    {
        var old = _files.Single(item => item.Path == file.Path);
        _files = _files.Replace(old, file);
        _host = _host.ReplaceAdditionalText(old, file);
        _tracking = _tracking.ReplaceAdditionalText(old, file);
        return this;
    }

    public LivingDriver Remove(string path)
    {
        var old = _files.Single(item => item.Path == path);
        _files = _files.Remove(old);
        _host = _host.RemoveAdditionalTexts([old]);
        _tracking = Create(tracking: true);
        return this;
    }

    /// <summary>Sets the project's properties.</summary>
    public LivingDriver Options(params (string Name, string Value)[] properties)
    {
        _host = _host.WithUpdatedAnalyzerConfigOptions(new ProviderOptions(properties));
        _tracking = _tracking.WithUpdatedAnalyzerConfigOptions(new ProviderOptions(properties));
        return this;
    }

    public LivingDriver Reference(MetadataReference reference)
    {
        _compilation = _compilation.AddReferences(reference);
        return this;
    }

    public LivingDriver Code(string code)
    {
        _compilation = _compilation.AddSyntaxTrees(Parse(code));
        return this;
    }

    /// <summary>Runs the generator; a second run on a changed compilation must find every step cached and give the same sources.</summary>
    public GeneratorRun Run()
    {
        var token = TestContext.Current.CancellationToken;
        _host = _host.RunGenerators(_compilation, token);
        var result = ResultOf(_host);
        var tracked = result;
        var unrelated = _compilation.AddSyntaxTrees(Parse("internal sealed class UnrelatedEdit;"));
        if (_files.Length <= MaxTracked)
        {
            _tracking = _tracking.RunGenerators(_compilation, token);
            tracked = ResultOf(_tracking);
            RequireCached(ResultOf(_tracking.RunGenerators(unrelated, token)));
        }

        var again = ResultOf(_host.RunGenerators(unrelated, token));
        Assert.Equal(result.GeneratedSources.Select(source => source.HintName), again.GeneratedSources.Select(source => source.HintName));
        Assert.All(result.GeneratedSources.Zip(again.GeneratedSources), pair => Assert.Same(pair.First.SourceText, pair.Second.SourceText));
        return new GeneratorRun(result, tracked, _compilation, _parseOptions);
    }

    private static GeneratorRunResult ResultOf(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results.Single();
        return result.Exception is null ? result : throw new InvalidOperationException("The generator threw.", result.Exception);
    }

    private static void RequireCached(GeneratorRunResult again)
    {
        var steps = again.TrackedSteps.Where(step => TrackingNames.All.Contains(step.Key)).SelectMany(step => step.Value.Select(run => (step.Key, run)));
        var outputs = again.TrackedOutputSteps.SelectMany(step => step.Value.Select(run => (step.Key, run)));
        foreach (var (name, run) in steps.Concat(outputs))
        {
            foreach (var (_, reason) in run.Outputs)
            {
                Assert.True(
                    reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
                    $"An unrelated edit made the step {name} {reason}.");
            }
        }
    }

    private CSharpGeneratorDriver Create(bool tracking) => CSharpGeneratorDriver.Create(
        [_generator().AsSourceGenerator()],
        _files,
        _parseOptions,
        new ProviderOptions(),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: tracking));

    private SyntaxTree Parse(string code) =>
        CSharpSyntaxTree.ParseText(code, _parseOptions, cancellationToken: TestContext.Current.CancellationToken);
}
