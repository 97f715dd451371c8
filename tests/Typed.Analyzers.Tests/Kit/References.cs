using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Typed.Constraints;
using Typed.Models.Creatify;

namespace Typed.Analyzers.Tests.Kit;

/// <summary>What test compilations refer to.</summary>
internal static class References
{
    /// <summary>The platform alone: a project without Typed.</summary>
    public static readonly ImmutableArray<MetadataReference> Platform =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll" or "Microsoft.CSharp.dll")
                && !name.StartsWith("System.Composition", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(ModelAttribute).Assembly.Location);

    /// <summary>The models that the package ships.</summary>
    public static readonly MetadataReference Models = MetadataReference.CreateFromFile(typeof(KlingV16ProImageToVideoParams).Assembly.Location);

    /// <summary>Compiles a source into an assembly in memory.</summary>
    public static MetadataReference Compile(string assemblyName, string source, LanguageVersion version, params MetadataReference[] references)
    {
        var compilation = CSharpCompilation.Create(
            assemblyName,
            [CSharpSyntaxTree.ParseText(source, CSharpParseOptions.Default.WithLanguageVersion(version))],
            [.. Platform, .. references],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
