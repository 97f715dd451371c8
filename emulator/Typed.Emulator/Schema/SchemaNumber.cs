using System.Globalization;
using System.Numerics;

namespace Typed.Emulator.Schema;

/// <summary>
/// A JSON number as written: digits × 10^exponent, without rounding.
/// </summary>
/// <remarks>
/// With binary floating point, 0.3 would not be a multiple of 0.1, and 9007199254740993 would equal
/// 9007199254740992. A reference validator must not have such errors.
/// </remarks>
internal readonly struct SchemaNumber : IComparable<SchemaNumber>, IEquatable<SchemaNumber>
{
    /// <summary>The maximum number of digits and size of the exponent. A number beyond it is truncated instead of computed with.</summary>
    private const int MaxDigits = 2_000;
    private const long MaxExponent = 1_000_000_000;

    private readonly BigInteger _digits;
    private readonly long _exponent;

    private SchemaNumber(BigInteger digits, long exponent)
    {
        _digits = digits;
        _exponent = exponent;
    }

    /// <summary>Whether the value has no fraction: 1, 1.0 and 10e-1 are all integers.</summary>
    public bool IsInteger => _exponent >= 0;

    public bool IsPositive => _digits.Sign > 0;

    /// <summary>Reads the literal of a JSON number, which must be well formed.</summary>
    public static SchemaNumber Parse(string literal)
    {
        var mantissa = literal.AsSpan();
        long exponent = 0;
        var e = mantissa.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            var text = mantissa[(e + 1)..];
            exponent = long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed)
                ? Math.Clamp(parsed, -MaxExponent, MaxExponent)
                : text[0] == '-' ? -MaxExponent : MaxExponent;
            mantissa = mantissa[..e];
        }

        var negative = mantissa[0] == '-';
        mantissa = mantissa.TrimStart('-');
        var point = mantissa.IndexOf('.');
        var fraction = point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = (point < 0 ? mantissa.ToString() : string.Concat(mantissa[..point], mantissa[(point + 1)..]))
            .TrimStart('0');
        exponent -= fraction;
        if (digits.Length > MaxDigits)
        {
            exponent += digits.Length - MaxDigits;
            digits = digits[..MaxDigits];
        }

        var significant = digits.TrimEnd('0');
        if (significant.Length == 0)
        {
            return default;
        }

        exponent += digits.Length - significant.Length;
        var value = BigInteger.Parse(significant, NumberStyles.None, CultureInfo.InvariantCulture);
        return new SchemaNumber(negative ? -value : value, exponent);
    }

    /// <summary>Whether this is a whole multiple of <paramref name="step"/>, in decimal arithmetic.</summary>
    public bool IsMultipleOf(SchemaNumber step)
    {
        if (_digits.IsZero)
        {
            return true;
        }

        if (step._digits.IsZero || _exponent < step._exponent)
        {
            // The digits don't end in zero, so they can't compensate for a step with a larger power of ten.
            return false;
        }

        var scale = BigInteger.ModPow(10, _exponent - step._exponent, BigInteger.Abs(step._digits));
        return (_digits * scale % step._digits).IsZero;
    }

    public int CompareTo(SchemaNumber other)
    {
        var sign = _digits.Sign.CompareTo(other._digits.Sign);
        if (sign != 0 || _digits.IsZero)
        {
            return sign;
        }

        // Compares orders of magnitude first. Only numbers of the same order are scaled, so 1e999999999 is cheap.
        var order = Magnitude().CompareTo(other.Magnitude());
        if (order != 0)
        {
            return order * _digits.Sign;
        }

        var shift = _exponent - other._exponent;
        return shift >= 0
            ? (_digits * BigInteger.Pow(10, (int)shift)).CompareTo(other._digits)
            : _digits.CompareTo(other._digits * BigInteger.Pow(10, (int)-shift));
    }

    public bool Equals(SchemaNumber other) => _exponent == other._exponent && _digits == other._digits;

    public override bool Equals(object? obj) => obj is SchemaNumber other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_digits, _exponent);

    private long Magnitude() => BigInteger.Abs(_digits).ToString(CultureInfo.InvariantCulture).Length + _exponent;
}
