using System.Text.RegularExpressions;

namespace Typed.Refresh.Refreshing;

/// <summary>The options of a refresh.</summary>
internal sealed record RefreshOptions(string Schemas)
{
    /// <summary>The models to refresh, as a pattern with * and ?; null for all.</summary>
    public string? Models { get; init; }

    /// <summary>Whether changes are only reported and nothing is written.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether the files of models that are no longer published are deleted.</summary>
    public bool AllowRemovals { get; init; }

    /// <summary>Whether prices are requested, if the provider supports it.</summary>
    public bool Prices { get; init; }

    /// <summary>Whether prices are also requested along parameters that are documented as having no effect.</summary>
    public bool FullGrid { get; init; }

    /// <summary>The maximum age of the lock's date before a run without changes renews it; null for never.</summary>
    public TimeSpan? RenewAfter { get; init; }

    public bool Wants(string model) => Models is null || Matches(Models, model);

    private static bool Matches(string pattern, string model) => Regex.IsMatch(
        model,
        "\\A" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "\\z",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
