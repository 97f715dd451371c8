using System.Text.Json;
using Typed.Emulator.Http;
using Typed.Emulator.Jobs;
using Typed.Emulator.Schema;

namespace Typed.Emulator.CreativeAI;

/// <summary>The families of jobs, by the endpoint that creates them.</summary>
internal enum CreativeAIFamily
{
    Video,
    Batch,
    Shared,
    Native,
}

/// <summary>A job as CreativeAI clients see it, based on the emulator's task.</summary>
internal sealed class CreativeAIJob
{
    private int _open;

    public CreativeAIJob(string id, CreativeAIFamily family, string kind, JsonElement body)
    {
        Id = id;
        Family = family;
        Kind = kind;
        Body = body;
    }

    public string Id { get; }

    public CreativeAIFamily Family { get; }

    /// <summary>The <c>object</c> member of the job's webhook, such as <c>video.generation</c>.</summary>
    public string Kind { get; }

    /// <summary>The request body.</summary>
    public JsonElement Body { get; }

    /// <summary>The underlying task.</summary>
    public EmulatedTask Task { get; set; } = null!;

    public string? ModelActual { get; init; }

    public bool Failover { get; init; }

    /// <summary>The clips of a batch.</summary>
    public IReadOnlyList<CreativeAIJob> Clips { get; private set; } = [];

    public string Text(string member, string fallback = "") =>
        Body.TryKind(member, JsonValueKind.String, out var text) ? text.GetString()! : fallback;

    public void Contain(IReadOnlyList<CreativeAIJob> clips)
    {
        Clips = clips;
        _open = clips.Count;
    }

    /// <summary>Records that one clip has ended; true if it was the last.</summary>
    public bool EndOne() => Interlocked.Decrement(ref _open) == 0;

    public string StatusText => Task.State.Status switch
    {
        TaskStatuses.Initializing => "pending",
        TaskStatuses.Generating => "processing",
        TaskStatuses.Done => "completed",
        // "failed", or the text set by a fault.
        var other => other,
    };

    public bool HasEnded => Task.State.Status is TaskStatuses.Done or TaskStatuses.Failed;

    public string? Output => Task.State.Assets is [var asset, ..] ? asset.Url : null;
}
