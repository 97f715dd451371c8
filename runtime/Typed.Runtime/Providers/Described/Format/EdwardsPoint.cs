using System.Numerics;

namespace Typed.Providers.Described.Format;

/// <summary>A point of the curve edwards25519 in extended coordinates (RFC 8032, section 5.1.4).</summary>
internal readonly record struct EdwardsPoint
{
    /// <summary>The cofactor of the curve.</summary>
    public static readonly BigInteger Cofactor = 8;

    /// <summary>The order of the base point.</summary>
    public static readonly BigInteger Order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly BigInteger s_p = BigInteger.Pow(2, 255) - 19;
    private static readonly BigInteger s_d = Mod(-121665 * Inverse(121666));
    private static readonly BigInteger s_rootOfMinusOne = BigInteger.ModPow(2, (s_p - 1) / 4, s_p);
    private readonly BigInteger _x;
    private readonly BigInteger _y;
    private readonly BigInteger _z;
    private readonly BigInteger _t;

    private EdwardsPoint(BigInteger x, BigInteger y, BigInteger z, BigInteger t) => (_x, _y, _z, _t) = (x, y, z, t);

    /// <summary>The base point.</summary>
    public static EdwardsPoint Base { get; } = Affine(Root(Mod(4 * Inverse(5)), isOdd: false)!.Value, Mod(4 * Inverse(5)));

    private static EdwardsPoint Neutral { get; } = new(0, 1, 1, 0);

    /// <summary>The point with the opposite x.</summary>
    public EdwardsPoint Negative => new(Mod(-_x), _y, _z, Mod(-_t));

    /// <summary>Whether this is the neutral element.</summary>
    public bool IsNeutral => _x.IsZero && _y == _z;

    /// <summary>Reads a point; null if the bytes are not a point, or not its shortest form.</summary>
    public static EdwardsPoint? Decode(ReadOnlySpan<byte> bytes)
    {
        Span<byte> low = stackalloc byte[32];
        bytes.CopyTo(low);
        var isOdd = (low[31] & 0x80) != 0;
        low[31] &= 0x7f;
        var y = Ed25519.Number(low);
        return y < s_p && Root(y, isOdd) is { } x ? Affine(x, y) : null;
    }

    /// <summary>The bytes of a point.</summary>
    public byte[] Encode()
    {
        var inverse = Inverse(_z);
        var bytes = new byte[32];
        Mod(_y * inverse).TryWriteBytes(bytes, out _, isUnsigned: true);
        bytes[31] |= (byte)(Mod(_x * inverse).IsEven ? 0 : 0x80);
        return bytes;
    }

    public EdwardsPoint Plus(EdwardsPoint other)
    {
        var a = Mod((_y - _x) * (other._y - other._x));
        var b = Mod((_y + _x) * (other._y + other._x));
        var c = Mod(2 * _t * other._t * s_d);
        var d = Mod(2 * _z * other._z);
        var (e, f, g, h) = (b - a, d - c, d + c, b + a);
        return new EdwardsPoint(Mod(e * f), Mod(g * h), Mod(f * g), Mod(e * h));
    }

    /// <summary>The point times a number, by doubling and adding.</summary>
    public EdwardsPoint Times(BigInteger factor)
    {
        var (sum, power) = (Neutral, this);
        for (var rest = factor; !rest.IsZero; rest >>= 1)
        {
            sum = rest.IsEven ? sum : sum.Plus(power);
            power = power.Plus(power);
        }

        return sum;
    }

    /// <summary>Compares the points, whatever their coordinates are multiplied by.</summary>
    public bool Equals(EdwardsPoint other) => Mod((_x * other._z) - (other._x * _z)).IsZero && Mod((_y * other._z) - (other._y * _z)).IsZero;

    public override int GetHashCode() => BitConverter.ToInt32(Encode());

    private static EdwardsPoint Affine(BigInteger x, BigInteger y) => new(x, y, 1, Mod(x * y));

    // The x of a y on the curve: RFC 8032, section 5.1.3.
    private static BigInteger? Root(BigInteger y, bool isOdd)
    {
        var square = Mod(((y * y) - 1) * Inverse((s_d * y * y) + 1));
        var x = BigInteger.ModPow(square, (s_p + 3) / 8, s_p);
        x = Mod((x * x) - square).IsZero ? x : Mod(x * s_rootOfMinusOne);
        return !Mod((x * x) - square).IsZero || (x.IsZero && isOdd) ? null : x.IsEven != isOdd ? x : Mod(-x);
    }

    private static BigInteger Inverse(BigInteger number) => BigInteger.ModPow(Mod(number), s_p - 2, s_p);

    private static BigInteger Mod(BigInteger number) => number % s_p is var rest && rest.Sign < 0 ? rest + s_p : rest;
}
