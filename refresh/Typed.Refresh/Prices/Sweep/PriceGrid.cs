using System.Text.Json.Nodes;

namespace Typed.Refresh.Prices.Sweep;

/// <summary>All combinations of the values of some axes.</summary>
internal sealed class PriceGrid(IReadOnlyList<PriceAxis> axes)
{
    public IReadOnlyList<PriceAxis> Axes => axes;

    /// <summary>The number of combinations; at most <see cref="long.MaxValue"/>.</summary>
    public long Size => axes.Aggregate(1L, (size, axis) => size > long.MaxValue / axis.Values.Count ? long.MaxValue : size * axis.Values.Count);

    /// <summary>The combinations, with the last axis changing fastest. A combination is a position on each axis.</summary>
    public IEnumerable<int[]> Points()
    {
        var point = new int[axes.Count];
        while (true)
        {
            yield return [.. point];
            var at = axes.Count - 1;
            while (at >= 0 && ++point[at] == axes[at].Values.Count)
            {
                point[at--] = 0;
            }

            if (at < 0)
            {
                yield break;
            }
        }
    }

    public int[] Defaults() => [.. axes.Select(axis => axis.Default)];

    public IReadOnlyList<KeyValuePair<string, JsonNode>> ValuesAt(int[] point) =>
        [.. axes.Select((axis, i) => KeyValuePair.Create(axis.Field, axis.Values[point[i]]))];
}
