using System.Globalization;

namespace Typed.Tests.Kit;

/// <summary>Queries of the catalog, the same for every test that asks them: the library, the tool and the page must give one answer.</summary>
internal static class RandomQueries
{
    private const int Seed = 19;
    private static readonly int[] s_seconds = [3, 4, 5, 6, 8, 10, 12, 15];
    private static readonly decimal[] s_credits = [2, 8, 12, 30, 40, 64];
    private static readonly string[] s_resolutions = ["480p", "720p", "1080p"];
    private static readonly string[] s_ratios = ["16:9", "9:16", "1:1", "21:9"];

    public static IReadOnlyList<ModelQuery> Make(int count, ModelCatalogs catalogs)
    {
        var random = new Random(Seed);
        string[] providers = [.. catalogs.Providers];
        ModelKind[] kinds = [.. catalogs.Models.Select(model => model.Kind).Distinct()];
        return [.. Enumerable.Range(0, count).Select(_ => new ModelQuery
        {
            Provider = Maybe(providers, 3),
            Kind = random.Next(2) == 0 ? kinds[random.Next(kinds.Length)] : null,
            Duration = random.Next(2) == 0 ? TimeSpan.FromSeconds(s_seconds[random.Next(s_seconds.Length)]) : null,
            Resolution = Maybe(s_resolutions, 3),
            AspectRatio = Maybe(s_ratios, 4),
            MaxCredits = random.Next(3) == 0 ? s_credits[random.Next(s_credits.Length)] : null,
            LastFrame = random.Next(6) == 0,
        })];

        string? Maybe(string[] values, int oneIn) => random.Next(oneIn) == 0 ? values[random.Next(values.Length)] : null;
    }

    /// <summary>One line for each model of the answer: its name, whether it is sure, and the cost.</summary>
    public static IReadOnlyList<string> Answer(ModelFindings found) =>
        [.. found.Matches.Select(match => Line(match, "sure")).Concat(found.Unsure.Select(match => Line(match, "unsure"))).Order(StringComparer.Ordinal)];

    /// <summary>The line of one model.</summary>
    public static string Line(string provider, string name, string sure, decimal? least, decimal? most, string certainty) =>
        string.Create(CultureInfo.InvariantCulture, $"{provider}:{name} {sure} {least:0.####} {most:0.####} {certainty}");

    private static string Line(ModelMatch match, string sure) =>
        Line(match.Model.Provider, match.Model.Name, sure, match.Cost.AtLeast, match.Cost.AtMost, match.Cost.Certainty.ToString().ToLowerInvariant());
}
