using System.Globalization;
using Typed.Refresh.Catalog;
using Typed.Schema.Naming;
using Typed.Specification;

namespace Typed.Refresh.Page;

/// <summary>The choices of the page's filters: every value that a model of the catalog takes.</summary>
/// <param name="Durations">Lengths in seconds.</param>
/// <param name="Resolutions">Resolutions.</param>
/// <param name="AspectRatios">Aspect ratios.</param>
internal sealed record PageFilters(IReadOnlyList<string> Durations, IReadOnlyList<string> Resolutions, IReadOnlyList<string> AspectRatios)
{
    // A range of an hour would be a list of 3,600 choices.
    private const int MaxSeconds = 60;

    public static PageFilters Of(IReadOnlyList<CatalogModel> models) => new(
        Sorted(models.SelectMany(Seconds)),
        Sorted(models.SelectMany(model => model.Resolutions)),
        Sorted(models.SelectMany(model => model.AspectRatios)));

    private static IEnumerable<string> Seconds(CatalogModel model)
    {
        foreach (var listed in model.Durations)
        {
            if (EnumNames.SecondsOf(listed) is { } seconds)
            {
                yield return seconds.ToString(CultureInfo.InvariantCulture);
            }
        }

        foreach (var field in model.Info.Fields.Where(field => field is { Role: ParamRole.Duration, Minimum: not null, Maximum: not null, Values.Count: 0 }))
        {
            for (var second = Math.Max(1, (int)decimal.Ceiling(field.Minimum!.Value)); second <= Math.Min(MaxSeconds, field.Maximum!.Value); second++)
            {
                yield return second.ToString(CultureInfo.InvariantCulture);
            }
        }
    }

    // Sorts by the leading number: 480p before 1080p, 5 before 10.
    private static List<string> Sorted(IEnumerable<string> values) =>
    [
        .. values
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .OrderBy(value => value.TakeWhile(char.IsAsciiDigit).Count() is > 0 and < 10 and var digits
                ? int.Parse(value[..digits], CultureInfo.InvariantCulture) * (value.EndsWith('k') || value.EndsWith('K') ? 1000 : 1)
                : int.MaxValue)
            .ThenBy(value => value, StringComparer.Ordinal),
    ];
}
