using System.Globalization;

namespace Typed.Analyzers.Evaluation;

/// <summary>The units that name the parameters and factories of <see cref="TimeSpan"/>.</summary>
internal static class TimeUnit
{
    /// <summary>The ticks of one unit; null for a name that is none.</summary>
    /// <param name="parameter">The parameter's name: <c>seconds</c>, or <c>value</c> where the method says the unit.</param>
    /// <param name="method">The factory's name, such as <c>FromSeconds</c>.</param>
    public static long? TicksOf(string parameter, string method)
    {
        var unit = parameter == "value" && method.StartsWith("From", StringComparison.Ordinal) ? method.Substring(4) : parameter;
        return unit.ToLower(CultureInfo.InvariantCulture) switch
        {
            "days" => TimeSpan.TicksPerDay,
            "hours" => TimeSpan.TicksPerHour,
            "minutes" => TimeSpan.TicksPerMinute,
            "seconds" => TimeSpan.TicksPerSecond,
            "milliseconds" => TimeSpan.TicksPerMillisecond,
            "microseconds" => TimeSpan.TicksPerMillisecond / 1000,
            "ticks" => 1,
            _ => null,
        };
    }

    /// <summary>So many units in ticks, as .NET counts them: whole units exactly, fractions by double and cut.</summary>
    public static decimal? Ticks(object? count, long unit)
    {
        if (count is not (double or float))
        {
            return NumericConversion.ToDecimal(count) * unit;
        }

        var ticks = NumericConversion.ToDouble(count) * unit;
        return ticks is > -9e18 and < 9e18 ? (long)ticks.Value : null;
    }
}
