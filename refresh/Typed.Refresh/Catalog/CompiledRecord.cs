using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Schema.Emission;

namespace Typed.Refresh.Catalog;

/// <summary>Generates and compiles a model's record in memory. Its <c>Validate()</c> and <c>Cost</c> are not similar to the user's, but identical.</summary>
internal static class CompiledRecord
{
    // The references of the generated code. Fewer files are read faster.
    private static readonly string[] s_references =
    [
        "System.Private.CoreLib", "System.Private.Uri", "System.Runtime", "System.Collections", "System.Linq", "System.Memory", "System.Text.Json",
    ];

    /// <exception cref="ToolException">The generated code does not compile, which is a defect of the generator.</exception>
    public static ModelInfo Compile(CatalogModel model)
    {
        var compilation = CSharpCompilation.Create(
            $"Typed.Record.{model.Named.Name}",
            [CSharpSyntaxTree.ParseText(ModelEmitter.Emit(model.Named), new CSharpParseOptions(LanguageVersion.CSharp12, DocumentationMode.None))],
            References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, generalDiagnosticOption: ReportDiagnostic.Suppress, concurrentBuild: false));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success)
        {
            throw new ToolException($"The record of {model.Name} does not compile: {result.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
        }

        image.Position = 0;
        var assembly = new AssemblyLoadContext(model.Record).LoadFromStream(image);
        var record = assembly.GetType($"{model.Namespace}.{model.Record}", throwOnError: true)!;
        return (ModelInfo)record.GetProperty("Info", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
    }

    private static IEnumerable<MetadataReference> References()
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => s_references.Contains(Path.GetFileNameWithoutExtension(path), StringComparer.Ordinal));
        return platform.Append(typeof(ModelInfo).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path));
    }
}
