using System.Globalization;

namespace Typed.EditorBenchmarks;

/// <summary>The measured values of each title, and their table.</summary>
internal sealed class Series
{
    private readonly Dictionary<string, List<double>> _values = new(StringComparer.Ordinal);

    /// <param name="title">What was measured.</param>
    /// <param name="round">The round; values of rounds below zero warm up and are dropped.</param>
    /// <param name="value">The value.</param>
    public void Add(string title, int round, double value)
    {
        if (round < 0)
        {
            return;
        }

        if (!_values.TryGetValue(title, out var list))
        {
            _values[title] = list = [];
        }

        list.Add(value);
    }

    public void Print()
    {
        Console.WriteLine("| | median | quartiles | least |\n|---|---|---|---|");
        foreach (var (title, values) in _values.OrderBy(pair => pair.Key.Split(',')[0], StringComparer.Ordinal))
        {
            values.Sort();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {title} | {Quantile(values, 0.5):0.0} | {Quantile(values, 0.25):0.0} to {Quantile(values, 0.75):0.0} | {values[0]:0.0} |"));
        }
    }

    private static double Quantile(List<double> sorted, double share) => sorted[(int)Math.Round(share * (sorted.Count - 1))];
}
