namespace Typed.Emulator.Jobs;

/// <summary>How long jobs take, before <see cref="EmulatorOptions.Speed"/> applies. The defaults are roughly those of the real services.</summary>
public sealed record JobDurations
{
    /// <summary>The time from creation until processing starts.</summary>
    public TimeSpan Initializing { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The processing time of images.</summary>
    public TimeSpan Image { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>The processing time of videos and all other outputs that are not images.</summary>
    public TimeSpan Video { get; init; } = TimeSpan.FromSeconds(60);

    internal TimeSpan Of(string output) => string.Equals(output, "image", StringComparison.Ordinal) ? Image : Video;
}
