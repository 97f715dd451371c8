using System.Text.RegularExpressions;

namespace Typed.Refresh.Refreshing;

/// <summary>What a refresh is to do.</summary>
internal sealed record RefreshOptions(string Schemas)
{
    /// <summary>The models that it is about, as a pattern with * and ?; null for all.</summary>
    public string? Models { get; init; }

    /// <summary>Says what would change and writes nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether models that are no longer published lose their files.</summary>
    public bool AllowRemovals { get; init; }

    /// <summary>Whether prices are asked for, where the provider answers such questions.</summary>
    public bool Prices { get; init; }

    /// <summary>Whether prices are asked for along parameters too that are documented to be without effect.</summary>
    public bool FullGrid { get; init; }

    /// <summary>How old the lock's date may grow before a run that finds no change renews it; null for never.</summary>
    public TimeSpan? RenewAfter { get; init; }

    public bool Wants(string model) => Models is null || Matches(Models, model);

    private static bool Matches(string pattern, string model) => Regex.IsMatch(
        model,
        "\\A" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "\\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
