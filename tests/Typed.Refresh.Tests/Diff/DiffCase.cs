using System.Text.Json.Nodes;
using Typed.Refresh.Diff.Changes;
using Typed.Refresh.Diff.Comparing;
using Typed.Refresh.Diff.States;
using Typed.Refresh.Files;
using Typed.RefreshTests.Kit;

namespace Typed.RefreshTests.Diff;

/// <summary>The shipped schemas, and the same after edits; both in memory.</summary>
internal sealed class DiffCase
{
    private static readonly Lazy<IReadOnlyList<SchemaText>> s_shipped = new(() =>
        [.. FolderSource.Read(ScratchFolder.Repository, file => Path.GetRelativePath(Path.GetDirectoryName(ScratchFolder.Repository)!, file).Replace('\\', '/')).Where(text => text.Provider == "creatify")]);

    private static readonly Lazy<SchemaState> s_old = new(() => StateReader.Read("old", s_shipped.Value, [], CancellationToken.None));

    private readonly SortedDictionary<string, JsonObject> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _removed = [];

    public static IReadOnlyList<string> ModelPaths { get; } = [.. s_shipped.Value.Select(text => text.Path).Where(path => path.StartsWith("models/", StringComparison.Ordinal))];

    /// <summary>A file to edit.</summary>
    public JsonObject File(string path)
    {
        if (!_files.TryGetValue(path, out var root))
        {
            _files.Add(path, root = StrictJson.Parse(s_shipped.Value.Single(text => text.Path == path).Text)!.AsObject());
        }

        return root;
    }

    public static string PathOf(string model) => ModelFileName.PathOf(model);

    public JsonObject Model(string model) => File(PathOf(model));

    public JsonObject Field(string model, string field) => Model(model)["input_schema"]!["properties"]![field]!.AsObject();

    public void Add(string path, JsonObject root) => _files[path] = root;

    public void Remove(string path) => _removed.Add(path);

    public IReadOnlyList<Change> Compare() => StateComparison.Compare(s_old.Value, Current());

    public IReadOnlyList<Change> CompareBack() => StateComparison.Compare(Current(), s_old.Value);

    private SchemaState Current()
    {
        var texts = s_shipped.Value
            .Where(text => !_removed.Contains(text.Path))
            .Select(text => _files.TryGetValue(text.Path, out var root) ? text with { Text = StrictJson.Format(root) } : text)
            .Concat(_files.Where(file => s_shipped.Value.All(text => text.Path != file.Key)).Select(file => new SchemaText("creatify", file.Key, "schemas/creatify/" + file.Key, StrictJson.Format(file.Value))));
        return StateReader.Read("new", [.. texts], [], CancellationToken.None);
    }
}
