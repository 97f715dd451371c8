using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Typed.Refresh.Files;

/// <summary>A model file on disk.</summary>
/// <param name="Path">The path below the provider's folder.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Root">The content.</param>
internal sealed record SavedModelFile(string Path, string Model, JsonObject Root)
{
    public string Kind => Root["kind"] is JsonValue kind && kind.TryGetValue<string>(out var text) ? text : "";

    public JsonObject InputSchema => Root["input_schema"] as JsonObject ?? [];

    /// <summary>The document that the model was read from; empty if the file does not name one.</summary>
    public string Document => Root["source"] is JsonObject source && source["document"] is JsonValue document && document.TryGetValue<string>(out var text) ? text : "";

    public IReadOnlyList<string> Slots => Root["slots"] is JsonArray slots ? [.. slots.Select(slot => slot!.GetValue<string>())] : [];
}

/// <summary>One provider's files, read once.</summary>
internal sealed class SchemaFiles
{
    private SchemaFiles(string schemas, string provider)
    {
        Schemas = schemas;
        Provider = provider;
        Directory = System.IO.Path.Combine(schemas, provider);
    }

    /// <summary>The parent of the providers' folders.</summary>
    public string Schemas { get; }

    public string Provider { get; }

    public string Directory { get; }

    /// <summary>The texts of all files except the lock, by path below the folder, with \n line ends.</summary>
    public SortedDictionary<string, string> Texts { get; } = new(StringComparer.Ordinal);

    /// <summary>The models, in the order of their files.</summary>
    public IReadOnlyList<SavedModelFile> Models { get; private set; } = [];

    public ProviderLock? Lock { get; private set; }

    public JsonObject? Pricing => Texts.TryGetValue("pricing.json", out var text) ? Object("pricing.json", text) : null;

    public JsonObject? Rules => Texts.TryGetValue("rules.json", out var text) ? Object("rules.json", text) : null;

    /// <summary>The folders below <paramref name="schemas"/> that contain a provider's files.</summary>
    public static IReadOnlyList<string> Providers(string schemas) => !System.IO.Directory.Exists(schemas) ? [] :
    [
        .. System.IO.Directory.EnumerateDirectories(schemas)
            .Where(folder => System.IO.Directory.Exists(System.IO.Path.Combine(folder, "models")) || File.Exists(System.IO.Path.Combine(folder, "lock.json")))
            .Select(folder => System.IO.Path.GetFileName(folder))
            .Where(name => name[0] != '.')
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads a provider's folder. A folder that does not exist has no files.</summary>
    /// <exception cref="ToolException">A file cannot be read; the message contains its name.</exception>
    public static SchemaFiles Load(string schemas, string provider)
    {
        var files = new SchemaFiles(schemas, provider);
        var models = new List<SavedModelFile>();
        foreach (var path in files.Paths())
        {
            var text = File.ReadAllText(files.FullPath(path), Encoding.UTF8).ReplaceLineEndings("\n");
            if (path == "lock.json")
            {
                files.Lock = ProviderLock.Read(files.Object(path, text), files.Named(path));
                continue;
            }

            files.Texts[path] = text;
            if (path.StartsWith("models/", StringComparison.Ordinal))
            {
                models.Add(files.Model(path, text));
            }
        }

        files.Models = models;
        return files;
    }

    public string FullPath(string path) => System.IO.Path.Combine(Directory, path.Replace('/', System.IO.Path.DirectorySeparatorChar));

    private IEnumerable<string> Paths()
    {
        string[] single = ["lock.json", "pricing.json", "provider.json", "rules.json"];
        var models = System.IO.Path.Combine(Directory, "models");
        return single.Where(name => File.Exists(FullPath(name))).Concat(
            System.IO.Directory.Exists(models)
                ? System.IO.Directory.EnumerateFiles(models, "*.json").Select(file => $"models/{System.IO.Path.GetFileName(file)}").Order(StringComparer.Ordinal)
                : []);
    }

    private SavedModelFile Model(string path, string text)
    {
        var root = Object(path, text);
        return root["model"] is JsonValue name && name.TryGetValue<string>(out var model) && root["input_schema"] is JsonObject
            ? new SavedModelFile(path, model, root)
            : throw new ToolException($"{Named(path)}: the string \"model\" and the object \"input_schema\" are required.");
    }

    private JsonObject Object(string path, string text)
    {
        try
        {
            return StrictJson.Parse(text) as JsonObject ?? throw new ToolException($"{Named(path)}: an object is expected.");
        }
        catch (JsonException broken)
        {
            throw new ToolException($"{Named(path)}: {broken.Message}", broken);
        }
    }

    private string Named(string path) => $"{Provider}/{path}";
}
