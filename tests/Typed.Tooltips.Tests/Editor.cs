using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.QuickInfo;
using Microsoft.CodeAnalysis.Text;

namespace Typed.TooltipsTests;

/// <summary>A file in an editor: Roslyn's own completion and quick info over a project that references the models with their documentation.</summary>
internal sealed class Editor : IDisposable
{
    // Where the cursor is.
    private const string Cursor = "$$";

    private readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);
    private readonly Project _project;

    public Editor()
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Typed", StringComparison.Ordinal)))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path, documentation: Documentation(path)));
        _project = _workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "User", "User", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Preview),
            metadataReferences: references));
    }

    /// <summary>What the editor shows for the word at the cursor.</summary>
    public async Task<string> QuickInfoAsync(string code, CancellationToken cancellationToken)
    {
        var (document, position) = Open(code);
        var info = await QuickInfoService.GetService(document)!.GetQuickInfoAsync(document, position, cancellationToken);
        Assert.NotNull(info);
        var text = new StringBuilder();
        foreach (var section in info.Sections.Where(section => section.Text.Trim().Length > 0))
        {
            text.Append(section.Text.ReplaceLineEndings("\n").Trim('\n')).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The entries of the list that opens at the cursor.</summary>
    public async Task<IReadOnlyList<CompletionItem>> CompletionsAsync(string code, CancellationToken cancellationToken)
    {
        var (document, position) = Open(code);
        return (await CompletionService.GetService(document)!.GetCompletionsAsync(document, position, cancellationToken: cancellationToken)).ItemsList;
    }

    public void Dispose() => _workspace.Dispose();

    private (Document Document, int Position) Open(string code)
    {
        var position = code.IndexOf(Cursor, StringComparison.Ordinal);
        return (_project.AddDocument("Code.cs", SourceText.From(code.Remove(position, Cursor.Length))), position);
    }

    private static XmlDocumentationProvider? Documentation(string path) =>
        Path.ChangeExtension(path, ".xml") is var file && File.Exists(file) ? XmlDocumentationProvider.CreateFromFile(file) : null;
}
