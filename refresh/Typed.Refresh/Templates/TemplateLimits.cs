namespace Typed.Refresh.Templates;

/// <summary>Limits on what a template can make the tool do.</summary>
internal sealed record TemplateLimits
{
    /// <summary>The maximum number of iterations of a loop, including those of the loops in it.</summary>
    public int Loop { get; init; } = 1_000_000;

    /// <summary>The maximum depth of function calls.</summary>
    public int Depth { get; init; } = 100;

    /// <summary>The maximum length of the output, and of each text that the template builds, in UTF-16 units.</summary>
    public int Length { get; init; } = 16 * 1024 * 1024;

    /// <summary>The maximum time of one rendering.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The maximum time of one match of a regular expression.</summary>
    public TimeSpan Match { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The clock for <see cref="Time"/>.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
