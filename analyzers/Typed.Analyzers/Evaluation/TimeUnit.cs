using System.Globalization;

namespace Typed.Analyzers.Evaluation;

/// <summary>The units in the parameter and factory names of <see cref="TimeSpan"/>.</summary>
internal static class TimeUnit
{
    /// <summary>The ticks of one unit, or null if the name is not a unit.</summary>
    /// <param name="parameter">The parameter's name: <c>seconds</c>, or <c>value</c> if the method name contains the unit.</param>
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

    /// <summary>Converts a count of units to ticks, as .NET does: whole units exactly, fractions as a truncated double.</summary>
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
