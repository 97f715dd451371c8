using Microsoft.CodeAnalysis;

namespace Typed.GeneratorBenchmarks;

/// <summary>What Roslyn itself costs: one step and one output per file, that do nothing but copy the text.</summary>
internal sealed class EmptyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var texts = context.AdditionalTextsProvider.Select(static (file, cancellation) => (file.Path, Length: file.GetText(cancellation)!.Length));
        context.RegisterSourceOutput(texts, static (output, file) => output.AddSource(file.Path.Replace('/', '.') + ".cs", $"// {file.Length}"));
    }
}
