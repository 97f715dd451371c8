namespace Typed.Emulator.Jobs;

/// <summary>Where a task stands.</summary>
/// <param name="Status">One of <see cref="TaskStatuses"/>, or another text where a fault asks for it.</param>
/// <param name="FailedReason">Why it failed; empty if it didn't.</param>
/// <param name="Assets">What it made.</param>
/// <param name="CreditsUsed">What it cost: zero at first, the price while it works and when done, zero again after a refund.</param>
/// <param name="UpdatedAt">When that became so.</param>
public sealed record TaskState(
    string Status,
    string FailedReason,
    IReadOnlyList<EmulatedAsset> Assets,
    decimal CreditsUsed,
    DateTimeOffset UpdatedAt);

/// <summary>One output of a task.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">image, video, … or another text where a fault asks for it.</param>
/// <param name="Url">Where it can be fetched.</param>
/// <param name="ThumbnailUrl">Where a small picture of it can be fetched.</param>
/// <param name="Name">A name for people.</param>
public sealed record EmulatedAsset(Guid Id, string Type, string Url, string ThumbnailUrl, string Name);

/// <summary>The documented statuses.</summary>
public static class TaskStatuses
{
    /// <summary>Accepted.</summary>
    public const string Initializing = "initializing";

    /// <summary>At work.</summary>
    public const string Generating = "generating";

    /// <summary>Finished.</summary>
    public const string Done = "done";

    /// <summary>Finished without a result.</summary>
    public const string Failed = "failed";
}
