using System.Text.Json.Nodes;
using Typed.Refresh.Files;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Importing;

/// <summary>A project folder with documents to import, and the tool in it.</summary>
internal sealed class ImportFixture : IDisposable
{
    public ImportFixture()
    {
        Tool = new Tool { Directory = Folder.Root, Time = new RuntimeTests.FakeTimeProvider() };
    }

    /// <summary>The documents of the tests.</summary>
    public static string Documents { get; } = Path.Combine(AppContext.BaseDirectory, "Importing", "Documents");

    public ScratchFolder Folder { get; } = new();

    public Tool Tool { get; private set; }

    /// <summary>Copies a document, or a folder of documents, into the project.</summary>
    public string Add(string document)
    {
        var from = Path.Combine(Documents, document);
        if (Directory.Exists(from))
        {
            ScratchFolder.Copy(from, Path.Combine(Folder.Root, document));
        }
        else
        {
            File.Copy(from, Path.Combine(Folder.Root, document));
        }

        return document;
    }

    public void Write(string document, string text) => File.WriteAllText(Path.Combine(Folder.Root, document), text);

    public void Edit(string document, Action<JsonObject> edit)
    {
        var root = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder.Root, document)))!.AsObject();
        edit(root);
        Write(document, root.ToJsonString());
    }

    /// <summary>Runs a command with an output of its own, and returns it.</summary>
    public async Task<string> RunAsync(int exitCode, params string[] args)
    {
        Tool.Dispose();
        Tool = new Tool { Directory = Folder.Root, Time = Tool.Time, Limits = Tool.Limits };
        await Tool.ExpectAsync(exitCode, args);
        return Tool.Output + Tool.Error;
    }

    public Task<string> ImportAsync(string document, string provider, params string[] more) => RunAsync(0, ["import", document, "--provider", provider, .. more]);

    public JsonObject Model(string provider, string model) => Folder.ReadJson($"{provider}/{ModelFileName.PathOf(model)}");

    public IEnumerable<string> Models(string provider) =>
        SchemaFiles.Load(Folder.Schemas, provider).Models.Select(model => model.Model);

    public void Dispose()
    {
        Tool.Dispose();
        Folder.Dispose();
    }
}
