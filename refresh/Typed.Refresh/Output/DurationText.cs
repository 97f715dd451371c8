using System.Globalization;
using Typed.Refresh.Catalog;
using Typed.Schema.Naming;

namespace Typed.Refresh.Output;

/// <summary>Abbreviates a model's durations: 3–12 s instead of ten numbers.</summary>
internal static class DurationText
{
    private const int LeastRun = 4;

    public static string Of(CatalogModel model)
    {
        var durations = model.Durations.Select(Plain).Distinct(StringComparer.Ordinal).ToList();
        var seconds = durations.Where(IsSeconds).Select(text => int.Parse(text, CultureInfo.InvariantCulture)).Order().ToList();
        var parts = Runs(seconds);
        if (parts.Count > 0)
        {
            parts[^1] += " s";
        }

        return string.Join(", ", parts.Concat(durations.Where(text => !IsSeconds(text))));
    }

    /// <summary>The duration as a filter has it: 10 for "10", 10 and "10s".</summary>
    public static string Plain(string value) => EnumNames.SecondsOf(value) is { } seconds ? seconds.ToString(CultureInfo.InvariantCulture) : value;

    private static bool IsSeconds(string text) => text.Length is > 0 and < 10 && text.All(char.IsAsciiDigit);

    private static List<string> Runs(List<int> numbers)
    {
        var parts = new List<string>();
        for (var i = 0; i < numbers.Count;)
        {
            var end = i;
            while (end + 1 < numbers.Count && numbers[end + 1] == numbers[end] + 1)
            {
                end++;
            }

            var run = numbers.GetRange(i, end - i + 1);
            parts.AddRange(run.Count >= LeastRun
                ? [string.Create(CultureInfo.InvariantCulture, $"{run[0]}–{run[^1]}")]
                : run.Select(number => number.ToString(CultureInfo.InvariantCulture)));
            i = end + 1;
        }

        return parts;
    }
}
