using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Generator;

namespace Typed.GeneratorBenchmarks;

/// <summary>The generator alone, in a warm process: all models from nothing, one schema edited, and an unrelated edit.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp12);
    private ImmutableArray<AdditionalText> _files = [];
    private CSharpCompilation _compilation = null!;
    private CSharpCompilation _edited = null!;
    private GeneratorDriver _warm = null!;
    private GeneratorDriver _emptyWarm = null!;
    private SchemaText _before = null!;
    private int _edit;

    [Params(35, 300, 1200)]
    public int Models { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _files = SchemaText.Corpus(Models);
        _before = (SchemaText)_files[0];
        _compilation = CSharpCompilation.Create("Consumer");
        _edited = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Unrelated;", s_parse));
        _warm = Create().RunGenerators(_compilation);
        _emptyWarm = CSharpGeneratorDriver.Create([new EmptyGenerator().AsSourceGenerator()], _files, s_parse, new BenchOptions()).RunGenerators(_compilation);
    }

    [Benchmark(Baseline = true)]
    public GeneratorDriver Cold() => Create().RunGenerators(_compilation);

    [Benchmark]
    public GeneratorDriver OneSchemaEdited()
    {
        // Another maximum each time: the model changes, so it is read, matched and emitted again.
        var after = _before.With($"\"maxLength\": {1000 + ++_edit}");
        return _warm.ReplaceAdditionalText(_before, after).RunGenerators(_compilation);
    }

    /// <summary>The same edit to a generator that does nothing: what Roslyn's own tables cost.</summary>
    [Benchmark]
    public GeneratorDriver OneSchemaEditedEmptyGenerator() =>
        _emptyWarm.ReplaceAdditionalText(_before, _before.With($"\"maxLength\": {1000 + ++_edit}")).RunGenerators(_compilation);

    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _warm.RunGenerators(_edited);

    private CSharpGeneratorDriver Create() => CSharpGeneratorDriver.Create([new TypedGenerator().AsSourceGenerator()], _files, s_parse, new BenchOptions());
}
