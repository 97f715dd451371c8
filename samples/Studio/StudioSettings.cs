namespace Studio;

/// <summary>The section <c>Studio</c> of the configuration.</summary>
internal sealed class StudioSettings
{
    /// <summary>Where the journal and the results are kept.</summary>
    public string DataDirectory { get; set; } = "studio-data";

    /// <summary>The address of a separate emulator; the studio then uses no real service. Null: an emulator in this process stands in for
    /// each provider whose keys are not set.</summary>
    public Uri? Emulator { get; set; }

    /// <summary>How many times faster than a real service the emulator in this process is.</summary>
    public double EmulatorSpeed { get; set; } = 10;

    public string JournalDirectory => Path.GetFullPath(Path.Combine(DataDirectory, "jobs"));

    public string ResultDirectory => Path.GetFullPath(Path.Combine(DataDirectory, "results"));
}
