using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Generator;

namespace Typed.GeneratorBenchmarks;

/// <summary>The sources that the generator emits for a corpus.</summary>
internal static class Emitted
{
    /// <summary>The generated sources.</summary>
    public static ImmutableArray<GeneratedSourceResult> Of(ImmutableArray<AdditionalText> files)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14);
        var driver = CSharpGeneratorDriver.Create([new TypedGenerator().AsSourceGenerator()], files, parse, new BenchOptions());
        return driver.RunGenerators(CSharpCompilation.Create("Consumer")).GetRunResult().Results[0].GeneratedSources;
    }

    /// <summary>Prints the bytes per model, by kind, of the corpus and of the shipped catalog.</summary>
    public static void PrintBytes(int models)
    {
        var corpus = Of(SchemaText.Corpus(models));
        EmittedBytes.Print("Models of many owners", models, [.. corpus.Select(source => source.SyntaxTree)]);
        var own = new EmittedAssembly("Their assembly", [.. corpus.Select(source => source.SourceText)], RuntimePath);
        EmittedAssembly.PrintParts(own.Name, models, own.Compile().Image);

        var shipped = Of(SchemaText.Shipped());
        var count = shipped.Count(source => source.HintName.EndsWith("Params.g.cs", StringComparison.Ordinal));
        EmittedBytes.Print("Shipped catalog", count, [.. shipped.Select(source => source.SyntaxTree)]);
        var catalog = new EmittedAssembly("Its assembly", [.. shipped.Select(source => source.SourceText)], RuntimePath);
        EmittedAssembly.PrintParts(catalog.Name, count, catalog.Compile().Image);
    }

    /// <summary>Writes the sources and the runtime to a folder, for a comparison with those of another version.</summary>
    public static void Write(string folder, int models)
    {
        Directory.CreateDirectory(folder);
        foreach (var source in Of(SchemaText.Corpus(models)))
        {
            File.WriteAllText(Path.Combine(folder, source.HintName), source.SourceText.ToString());
        }

        File.Copy(RuntimePath, Path.Combine(folder, "Typed.Runtime.dll"), overwrite: true);
    }

    private static string RuntimePath => Path.Combine(AppContext.BaseDirectory, "Typed.Runtime.dll");
}
