namespace Typed.Specification;

/// <summary>Admits numbers that certainly satisfy a field's limits, without decimal arithmetic. All others are left to the exact checks.</summary>
/// <remarks>
/// A double has one text of at most 15 digits. Where a bound has no more digits, the doubles compare as the texts do. A number is a multiple of the step if it is the double nearest to a
/// whole number of units of the step's last digit, and that number is a multiple.
/// </remarks>
internal sealed class NumberLimits
{
    private const int MaxDigits = 15;
    private const double MaxUnits = 1e15;

    // The largest integer below which every integer is a double.
    private const long MaxExact = 1L << 53;

    private double _above = double.NegativeInfinity;
    private double _below = double.PositiveInfinity;
    private double _unitsPerOne = 1;
    private long _step;

    private NumberLimits()
    {
    }

    /// <summary>Creates the limits of a field.</summary>
    /// <param name="lower">The lower bounds, inclusive or not; null for one that the field does not have.</param>
    /// <param name="upper">The upper bounds.</param>
    /// <param name="step">The step, or null.</param>
    public static NumberLimits Of(decimal?[] lower, decimal?[] upper, decimal? step)
    {
        var limits = new NumberLimits();
        var isKnown = limits.TryStep(step);
        // A bound itself is left to the exact check, so that an inclusive bound needs no flag.
        foreach (var bound in lower)
        {
            isKnown &= limits.TryBound(bound, isLower: true);
        }

        foreach (var bound in upper)
        {
            isKnown &= limits.TryBound(bound, isLower: false);
        }

        if (!isKnown)
        {
            (limits._above, limits._below) = (double.PositiveInfinity, double.NegativeInfinity);
        }

        return limits;
    }

    /// <summary>Whether a number certainly satisfies the limits.</summary>
    public bool Admit(double value)
    {
        // False for NaN and the infinities.
        if (!(value > _above && value < _below))
        {
            return false;
        }

        if (_step == 0)
        {
            return true;
        }

        var units = Math.Round(value * _unitsPerOne);
        return Math.Abs(units) < MaxUnits && units / _unitsPerOne == value && (long)units % _step == 0;
    }

    /// <summary>Whether an integer certainly satisfies the limits.</summary>
    public bool Admit(long value) => value is > -MaxExact and < MaxExact && Admit((double)value);

    private bool TryBound(decimal? bound, bool isLower)
    {
        if (bound is not { } number)
        {
            return true;
        }

        var exact = (double)number;
        (_above, _below) = isLower ? (Math.Max(_above, exact), _below) : (_above, Math.Min(_below, exact));
        return IsShort(number);
    }

    private bool TryStep(decimal? step)
    {
        // The exact checks ignore a step that is not positive.
        if (step is not { } number || number <= 0)
        {
            return true;
        }

        if (!IsShort(number))
        {
            return false;
        }

        for (; number != decimal.Truncate(number); number *= 10)
        {
            _unitsPerOne *= 10;
        }

        _step = (long)number;
        return true;
    }

    private static bool IsShort(decimal number) => Math.Abs(number) < (decimal)MaxUnits && number.Scale <= MaxDigits && Math.Abs(number) * Power(number.Scale) < (decimal)MaxUnits;

    private static decimal Power(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
