namespace Typed.Emulator.Jobs;

/// <summary>How long jobs take, before <see cref="EmulatorOptions.Speed"/>. The defaults are of the order of the real thing.</summary>
public sealed record JobDurations
{
    /// <summary>From creation to the start of the work.</summary>
    public TimeSpan Initializing { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Work on images.</summary>
    public TimeSpan Image { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Work on videos, and on anything that is no image.</summary>
    public TimeSpan Video { get; init; } = TimeSpan.FromSeconds(60);

    internal TimeSpan Of(string output) => string.Equals(output, "image", StringComparison.Ordinal) ? Image : Video;
}
