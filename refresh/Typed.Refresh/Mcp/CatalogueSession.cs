using Typed.Refresh.Catalogue;
using Typed.Refresh.Commands;

namespace Typed.Refresh.Mcp;

/// <summary>The models that the server answers about. They are read again when a schema file changes, and each record is compiled once.</summary>
/// <param name="context">The environment of the command.</param>
/// <param name="folder">Returns the schema folder.</param>
internal sealed class CatalogueSession(ToolContext context, Func<SchemaFolder> folder)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CatalogueModel, ModelInfo> _records = new(ReferenceEqualityComparer.Instance);
    private (string Folder, int Files, long Newest) _state;
    private ModelList? _models;

    public ToolContext Context => context;

    /// <exception cref="ToolException">There is no schema folder.</exception>
    public ModelList Models
    {
        get
        {
            lock (_gate)
            {
                var current = folder();
                var state = StateOf(current);
                if (_models is null || state != _state)
                {
                    _records.Clear();
                    _models = CatalogueReader.Read(current);
                    _state = state;
                }

                return _models;
            }
        }
    }

    /// <summary>The model's compiled record, for its checks and prices.</summary>
    public ModelInfo RecordOf(CatalogueModel model)
    {
        lock (_gate)
        {
            if (!_records.TryGetValue(model, out var record))
            {
                record = CompiledRecord.Compile(model);
                _records.Add(model, record);
            }

            return record;
        }
    }

    private static (string Folder, int Files, long Newest) StateOf(SchemaFolder folder)
    {
        var (files, newest) = (0, 0L);
        foreach (var file in new DirectoryInfo(folder.Path).EnumerateFiles("*.json", SearchOption.AllDirectories))
        {
            files++;
            newest = Math.Max(newest, file.LastWriteTimeUtc.Ticks);
        }

        return (folder.Path, files, newest);
    }
}
