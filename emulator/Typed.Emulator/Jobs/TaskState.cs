namespace Typed.Emulator.Jobs;

/// <summary>The state of a task.</summary>
/// <param name="Status">One of <see cref="TaskStatuses"/>, or another text set by a fault.</param>
/// <param name="FailedReason">The reason for the failure; otherwise empty.</param>
/// <param name="Assets">The task's outputs.</param>
/// <param name="CreditsUsed">The credits charged: zero at first, the price during processing and when done, zero again after a refund.</param>
/// <param name="UpdatedAt">The time of the last change.</param>
public sealed record TaskState(
    string Status,
    string FailedReason,
    IReadOnlyList<EmulatedAsset> Assets,
    decimal CreditsUsed,
    DateTimeOffset UpdatedAt);

/// <summary>One output of a task.</summary>
/// <param name="Id">The asset's id.</param>
/// <param name="Type">image, video, … or another text set by a fault.</param>
/// <param name="Url">The asset's URL.</param>
/// <param name="ThumbnailUrl">The thumbnail's URL.</param>
/// <param name="Name">A display name.</param>
public sealed record EmulatedAsset(Guid Id, string Type, string Url, string ThumbnailUrl, string Name);

/// <summary>The documented statuses.</summary>
public static class TaskStatuses
{
    /// <summary>Accepted.</summary>
    public const string Initializing = "initializing";

    /// <summary>In progress.</summary>
    public const string Generating = "generating";

    /// <summary>Finished.</summary>
    public const string Done = "done";

    /// <summary>Finished without a result.</summary>
    public const string Failed = "failed";
}
