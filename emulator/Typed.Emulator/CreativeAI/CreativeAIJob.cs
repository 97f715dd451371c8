using System.Text.Json;
using Typed.Emulator.Http;
using Typed.Emulator.Jobs;
using Typed.Emulator.Schema;

namespace Typed.Emulator.CreativeAI;

/// <summary>The families of jobs, by where they are asked for.</summary>
internal enum CreativeAIFamily
{
    Video,
    Batch,
    Shared,
    Native,
}

/// <summary>A job as CreativeAI's clients see it, over the emulator's own task.</summary>
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

    /// <summary>The member <c>object</c> of its webhook, such as <c>video.generation</c>.</summary>
    public string Kind { get; }

    /// <summary>What was asked for.</summary>
    public JsonElement Body { get; }

    /// <summary>The task behind it.</summary>
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

    /// <summary>Says that one clip has ended, and whether it was the last.</summary>
    public bool EndOne() => Interlocked.Decrement(ref _open) == 0;

    public string StatusText => Task.State.Status switch
    {
        TaskStatuses.Initializing => "pending",
        TaskStatuses.Generating => "processing",
        TaskStatuses.Done => "completed",
        // "failed", or what a fault makes it say.
        var other => other,
    };

    public bool HasEnded => Task.State.Status is TaskStatuses.Done or TaskStatuses.Failed;

    public string? Output => Task.State.Assets is [var asset, ..] ? asset.Url : null;
}
