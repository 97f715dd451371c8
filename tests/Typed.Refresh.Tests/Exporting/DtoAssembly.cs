using System.Runtime.Loader;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Newtonsoft.Json;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Exporting;

/// <summary>Classes that <c>typed export</c> wrote, compiled with C# 7.3, the language of .NET Framework.</summary>
internal sealed class DtoAssembly
{
    private readonly System.Reflection.Assembly _assembly;
    private readonly bool _isNewtonsoft;

    private DtoAssembly(System.Reflection.Assembly assembly, bool isNewtonsoft)
    {
        _assembly = assembly;
        _isNewtonsoft = isNewtonsoft;
    }

    public static async Task<DtoAssembly> ExportAsync(string library, string schemas)
    {
        using var tool = new Tool();
        await tool.ExpectAsync(0, "export", "--as", "dto", "--json-library", library, "--schemas", schemas);
        var tree = CSharpSyntaxTree.ParseText(tool.Output, new CSharpParseOptions(LanguageVersion.CSharp7_3));
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "Dto",
            [tree],
            platform.Append(typeof(JsonConvert).Assembly.Location).Distinct(StringComparer.Ordinal).Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Take(10)) + tool.Output[..Math.Min(tool.Output.Length, 8000)]);
        image.Position = 0;
        return new DtoAssembly(new AssemblyLoadContext("Dto").LoadFromStream(image), library == "newtonsoft");
    }

    public Type TypeOf(string name) => _assembly.GetType(name, throwOnError: true)!;

    /// <summary>The JSON of a new instance.</summary>
    public JsonObject New(string type) => Send(Activator.CreateInstance(TypeOf(type))!);

    /// <summary>The JSON of the instance that reads this JSON.</summary>
    public JsonObject RoundTrip(string type, string json)
    {
        var of = TypeOf(type);
        return Send((_isNewtonsoft ? JsonConvert.DeserializeObject(json, of) : System.Text.Json.JsonSerializer.Deserialize(json, of))!);
    }

    private JsonObject Send(object value) =>
        JsonNode.Parse(_isNewtonsoft ? JsonConvert.SerializeObject(value) : System.Text.Json.JsonSerializer.Serialize(value, value.GetType()))!.AsObject();
}
