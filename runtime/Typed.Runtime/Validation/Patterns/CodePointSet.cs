using System.Globalization;
using System.Text;

namespace Typed.Validation.Patterns;

/// <summary>A set of Unicode code points, which can be written as a .NET expression over UTF-16.</summary>
/// <remarks>The analyzers, the generator and the emulator compile the files of this folder too. They therefore target netstandard2.0.</remarks>
internal sealed class CodePointSet
{
    private const int Last = 0x10FFFF;
    private const int FirstHigh = 0xD800;
    private const int FirstLow = 0xDC00;
    private const int LastLow = 0xDFFF;
    private const int FirstAstral = 0x10000;

    private readonly List<(int First, int Last)> _ranges = [];

    public static CodePointSet Digits { get; } = new CodePointSet().Add('0', '9');

    public static CodePointSet WordCharacters { get; } = new CodePointSet().Add('A', 'Z').Add('a', 'z').Add('0', '9').Add('_', '_');

    public static CodePointSet WhiteSpace { get; } = new CodePointSet()
        .Add('\t', '\r').Add(' ', ' ').Add(0xA0, 0xA0).Add(0x1680, 0x1680).Add(0x2000, 0x200A).Add(0x2028, 0x2029).Add(0x202F, 0x202F).Add(0x205F, 0x205F).Add(0x3000, 0x3000).Add(0xFEFF, 0xFEFF);

    /// <summary>What a dot matches: anything but a line terminator.</summary>
    public static CodePointSet InLine { get; } = new CodePointSet().Add('\n', '\n').Add('\r', '\r').Add(0x2028, 0x2029).Complement();

    public CodePointSet Add(int first, int last)
    {
        _ranges.Add((first, last));
        return this;
    }

    public CodePointSet Add(CodePointSet other)
    {
        _ranges.AddRange(other._ranges);
        return this;
    }

    public CodePointSet Complement()
    {
        var rest = new CodePointSet();
        var next = 0;
        foreach (var (first, last) in Ordered())
        {
            if (first > next)
            {
                rest.Add(next, first - 1);
            }

            next = last + 1;
        }

        return next <= Last ? rest.Add(next, Last) : rest;
    }

    /// <summary>Writes one atom that matches exactly one of the code points, and never half of a surrogate pair.</summary>
    public void WriteTo(StringBuilder text)
    {
        var basic = new StringBuilder();
        var high = new StringBuilder();
        var low = new StringBuilder();
        var parts = new List<string>();
        foreach (var (first, last) in Ordered())
        {
            Units(basic, first, last, 0, FirstHigh - 1);
            Units(high, first, last, FirstHigh, FirstLow - 1);
            Units(low, first, last, FirstLow, LastLow);
            Units(basic, first, last, LastLow + 1, FirstAstral - 1);
            if (last >= FirstAstral)
            {
                Pairs(parts, Math.Max(first, FirstAstral), last);
            }
        }

        if (low.Length > 0)
        {
            parts.Insert(0, $@"(?<![\ud800-\udbff])[{low}]");
        }

        if (high.Length > 0)
        {
            parts.Insert(0, $@"[{high}](?![\udc00-\udfff])");
        }

        if (basic.Length > 0)
        {
            parts.Insert(0, $"[{basic}]");
        }

        text.Append(parts.Count == 0 ? "(?:(?!))" : parts.Count == 1 && basic.Length > 0 ? parts[0] : $"(?:{string.Join("|", parts)})");
    }

    public static string Unit(int unit) => "\\u" + unit.ToString("x4", CultureInfo.InvariantCulture);

    // Sorted, and with adjacent ranges joined.
    private List<(int First, int Last)> Ordered()
    {
        var joined = new List<(int First, int Last)>();
        foreach (var range in _ranges.OrderBy(range => range.First))
        {
            if (joined.Count > 0 && range.First <= joined[joined.Count - 1].Last + 1)
            {
                var (first, last) = joined[joined.Count - 1];
                joined[joined.Count - 1] = (first, Math.Max(last, range.Last));
            }
            else
            {
                joined.Add(range);
            }
        }

        return joined;
    }

    private static void Units(StringBuilder text, int first, int last, int lowest, int highest)
    {
        first = Math.Max(first, lowest);
        last = Math.Min(last, highest);
        if (first <= last)
        {
            text.Append(Unit(first));
            if (first < last)
            {
                text.Append('-').Append(Unit(last));
            }
        }
    }

    private static void Pairs(List<string> parts, int first, int last)
    {
        while (first <= last)
        {
            var (high, low) = Split(first);
            var (lastHigh, lastLow) = Split(last);
            if (high == lastHigh || low > FirstLow)
            {
                // A part of the code points with this high surrogate.
                var end = high == lastHigh ? lastLow : LastLow;
                parts.Add($"{Unit(high)}[{Unit(low)}-{Unit(end)}]");
                first += end - low + 1;
            }
            else
            {
                // All code points of several high surrogates.
                var endHigh = lastLow == LastLow ? lastHigh : lastHigh - 1;
                parts.Add($@"[{Unit(high)}-{Unit(endHigh)}][\udc00-\udfff]");
                first += (endHigh - high + 1) * (LastLow - FirstLow + 1);
            }
        }
    }

    private static (int High, int Low) Split(int code) => (FirstHigh + ((code - FirstAstral) >> 10), FirstLow + ((code - FirstAstral) & 0x3FF));
}
