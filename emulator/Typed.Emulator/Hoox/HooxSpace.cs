using System.Collections.Concurrent;
using Typed.Emulator.Jobs;

namespace Typed.Emulator.Hoox;

/// <summary>The workspace of the key: its assets by id, and its folders.</summary>
internal sealed class HooxSpace(TimeProvider time)
{
    private const int IdLength = 24;

    private readonly ConcurrentDictionary<string, EmulatedTask> _assets = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly List<EmulatedFolder> _folders = [];

    public IReadOnlyList<EmulatedFolder> Folders
    {
        get
        {
            lock (_gate)
            {
                return [.. _folders];
            }
        }
    }

    /// <summary>Gets the Hoox id of an asset.</summary>
    public static string IdOf(EmulatedTask task) => NewId(task.Id);

    public void Add(EmulatedTask task) => _assets[IdOf(task)] = task;

    public EmulatedTask? Find(string id) => _assets.GetValueOrDefault(id);

    public EmulatedFolder? Folder(string id) => Folders.FirstOrDefault(folder => folder.Id == id);

    public EmulatedFolder AddFolder(string name, string type, string? parentId)
    {
        var folder = new EmulatedFolder(NewId(Guid.NewGuid()), name, type, parentId, time.GetUtcNow());
        lock (_gate)
        {
            _folders.Add(folder);
        }

        return folder;
    }

    // 24 hexadecimal digits, as in the documentation's examples.
    private static string NewId(Guid id) => id.ToString("N")[..IdLength];
}

/// <summary>A folder.</summary>
internal sealed record EmulatedFolder(string Id, string Name, string Type, string? ParentId, DateTimeOffset CreatedAt);
