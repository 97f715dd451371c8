using System.Text.Json.Nodes;
using Typed.Refresh.Catalog;

namespace Typed.Refresh.Mcp;

/// <summary>The models that the server answers about. They are read again when a schema file changes, and each record is compiled once.</summary>
/// <param name="folder">Returns the schema folder.</param>
/// <param name="compare">Compares two states of it.</param>
internal sealed class CatalogSession(Func<SchemaFolder> folder, StateCompare compare)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CatalogModel, ModelInfo> _records = new(ReferenceEqualityComparer.Instance);
    private (string Folder, int Files, long Newest) _state;
    private ModelList? _models;

    /// <summary>Compares two states of the schema folder.</summary>
    public StateCompare Compare => compare;

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
                    _models = CatalogReader.Read(current);
                    _state = state;
                }

                return _models;
            }
        }
    }

    /// <summary>The model's compiled record, for its checks and prices.</summary>
    public ModelInfo RecordOf(CatalogModel model)
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

/// <summary>Compares two states of a schema folder.</summary>
/// <param name="models">The models of the folder.</param>
/// <param name="from">The old state: a commit or a folder.</param>
/// <param name="to">The new state, or null for the files as they are.</param>
/// <param name="provider">The only provider, or null for all.</param>
/// <param name="cancellationToken">Ends the comparison.</param>
/// <exception cref="ToolException">A state cannot be read.</exception>
internal delegate Task<JsonObject> StateCompare(ModelList models, string from, string? to, string? provider, CancellationToken cancellationToken);
